// Draws how the files of this page came here, from what the browser has measured (the Resource Timing API).

const KINDS = ["html", "css", "js", "svg", "png"];

addEventListener("load", () => setTimeout(show)); // once the page's own end is measured too

function show() {
  document.querySelector("#port").textContent = location.port || "80";
  const files = [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")];
  const end = Math.max(...files.map((file) => file.responseEnd));
  document.querySelector("tbody").replaceChildren(...files.map((file) => row(file, end)));
  document.querySelector("#summary").textContent = summary(files, end);
  for (const element of document.querySelectorAll("#cargo [hidden]")) {
    element.hidden = false;
  }
  document.querySelector("button").addEventListener("click", () => location.reload());
}

function summary(files, end) {
  const bytes = files.reduce((sum, file) => sum + file.transferSize, 0);
  const opening = files.filter((file) => openingTime(file) > 0).length;
  const known = files.filter(wasKnown).length;
  return `${files.length} files in ${Math.ceil(end)} ms, ${size(bytes)} sent. `
    + `${opening || "None"} of them had to wait until a connection was open, ${known || "none"} had been here before.`;
}

function row(file, end) {
  const name = new URL(file.name).pathname.replace(/\/$/, "/index.html").slice(1);
  const kind = name.split(".").pop();
  const row = element("tr", "");
  row.style.setProperty("--kind", `var(--${KINDS.includes(kind) ? kind : "other"})`);
  row.append(
    cell(element("span", kind, "kind"), element("span", name.split("/").pop(), "name")),
    cell(size(file.transferSize), element("small", remark(file))),
    cell(track(file, end)),
  );
  return row;
}

function remark(file) {
  if (wasKnown(file)) {
    return file.transferSize === 0 ? "not even asked for" : "here before (304)";
  }
  return file.encodedBodySize < file.decodedBodySize ? `of ${size(file.decodedBodySize)}` : "";
}

// A 304 brings a header section only; the body is the one that the browser has kept.
function wasKnown(file) {
  return file.transferSize < file.encodedBodySize;
}

function openingTime(file) {
  return file.connectEnd - file.connectStart;
}

function track(file, end) {
  const track = element("span", "", "track");
  const start = file.requestStart || file.startTime;
  track.title = `${Math.round(file.responseEnd - file.startTime)} ms`;
  if (openingTime(file) > 0) {
    track.append(bar("opened", file.connectStart, start, end));
  }
  track.append(bar("waited", start, file.responseEnd, end));
  return track;
}

function bar(className, from, to, end) {
  const bar = element("i", "", className);
  bar.style.left = `${(100 * from) / end}%`;
  bar.style.width = `${(100 * (to - from)) / end}%`;
  return bar;
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}

function cell(...content) {
  const cell = element("td", "");
  cell.append(...content);
  return cell;
}

function element(tag, text, className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}
