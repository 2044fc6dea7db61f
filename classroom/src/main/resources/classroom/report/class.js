const table = document.getElementById("class");
const body = table.tBodies[0];
const name = document.getElementById("name");
const status = document.getElementById("status");

function key(row, column) {
  const cell = row.cells[column];
  return column === 0 ? cell.textContent.toLowerCase() : Number(cell.dataset.order);
}

function sort(column, direction) {
  const rows = [...body.rows];
  rows.sort((a, b) => {
    const [x, y] = [key(a, column), key(b, column)];
    return direction * (x < y ? -1 : x > y ? 1 : 0);
  });
  body.append(...rows);
}

function filter() {
  let shown = 0;
  for (const row of body.rows) {
    const fits = row.cells[0].textContent.toLowerCase().includes(name.value.toLowerCase())
      && (status.value === "" || row.dataset.status === status.value);
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("shown").textContent = shown + " of " + body.rows.length;
}

[...table.tHead.rows[0].cells].forEach((heading, column) => {
  heading.querySelector("button").addEventListener("click", () => {
    const up = heading.getAttribute("aria-sort") === "descending" || (column === 0 && !heading.hasAttribute("aria-sort"));
    for (const other of table.tHead.rows[0].cells) {
      other.removeAttribute("aria-sort");
    }
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
    sort(column, up ? 1 : -1);
  });
});
name.addEventListener("input", filter);
status.addEventListener("change", filter);
name.form.addEventListener("submit", event => event.preventDefault());
filter();
