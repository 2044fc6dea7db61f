"use strict";

const table = document.querySelector("table");
const headings = [...table.tHead.rows[0].cells];
const students = [...table.tBodies[0].rows].map((row, place) => ({
  row,
  place,
  link: row.cells[0].querySelector("a"),
  name: row.cells[0].textContent.toLocaleLowerCase(),
  cells: [...row.cells].map(read),
}));
const controls = ["name", "lesson", "state"].map((id) => document.getElementById(id));

// A cell's number, or NaN, and what kind of cell it is.
function read(cell) {
  const kinds = ["ungraded", "missing", "full"];
  const kind = kinds.find((name) => cell.classList.contains(name)) ?? "below";
  return { points: parseInt(cell.textContent, 10), kind };
}

// Sorting: names as a reader would, points as numbers, what has no points always at the end.

function compare(column, up) {
  const sign = up ? 1 : -1;
  return (a, b) => {
    if (column === 0) return sign * (a.place - b.place);
    const [x, y] = [a.cells[column].points, b.cells[column].points];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a.place - b.place;
    return sign * (x - y) || a.place - b.place;
  };
}

function sort(column) {
  const heading = headings[column];
  // Who looks for numbers looks for the lowest first: that is where help is needed.
  const up = heading.getAttribute("aria-sort") !== "ascending";
  headings.forEach((other) => other.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  table.tBodies[0].append(...[...students].sort(compare(column, up)).map((student) => student.row));
}

// Filtering.

function filter() {
  const [text, lesson, state] = controls.map((control) => control.value);
  const columns = headings.flatMap((heading, i) =>
    heading.dataset.lesson && (!lesson || heading.dataset.lesson === lesson) ? [i] : []);
  const fits = (student) => student.name.includes(text.trim().toLocaleLowerCase()) && inState(student, columns, state);
  const shown = students.filter((student) => (student.row.hidden = !fits(student), !student.row.hidden));
  document.getElementById("count").textContent =
    `${shown.length === students.length ? "" : shown.length + " of "}${students.length} student${students.length === 1 ? "" : "s"}`;
}

function inState(student, columns, state) {
  const has = (i) => student.cells[i].kind === state;
  return !state || (state === "full" ? columns.every(has) : columns.some(has));
}

// One lesson: its column, its scores, its checks.
function choose(lesson) {
  headings.forEach((heading, i) => {
    const hidden = Boolean(lesson && heading.dataset.lesson && heading.dataset.lesson !== lesson);
    heading.hidden = hidden;
    students.forEach((student) => (student.row.cells[i].hidden = hidden));
  });
  document.querySelectorAll(".hard, .card").forEach((part) => (part.hidden = Boolean(lesson) && part.dataset.lesson !== lesson));
  const more = document.getElementById("more-checks");
  if (more && lesson) more.open = true;
}

// The students who failed a check are listed when somebody asks: with a thousand of them the page would be long.
function list(event) {
  const who = event.target.querySelector(".who");
  if (!who || who.hasChildNodes()) return;
  const places = event.target.dataset.places.split(" ").map(Number);
  who.append(...places.map((place) => {
    const link = document.createElement("a");
    link.href = students[place].link.getAttribute("href") + "#c" + event.target.dataset.id;
    link.textContent = students[place].link.textContent;
    link.dir = "auto";
    return link;
  }));
}

headings.forEach((heading, column) => heading.firstElementChild.addEventListener("click", () => sort(column)));
controls.forEach((control) => control.addEventListener("input", filter));
controls[1].addEventListener("input", () => choose(controls[1].value));
document.querySelectorAll(".hard").forEach((check) => check.addEventListener("toggle", list));
filter();
