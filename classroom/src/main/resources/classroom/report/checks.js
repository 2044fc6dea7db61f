"use strict";

const table = document.querySelector("table");
const body = table.tBodies[0];
const [tasks, headings] = [...table.tHead.rows].map((row) => [...row.cells]);
const about = document.getElementById("about");
const [name, check, state, group] = ["name", "check", "state", "group"].map((id) => document.getElementById(id));
const quiet = document.getElementById("quiet");
const students = [...body.rows].map((row, place) => ({
  row,
  place,
  name: row.cells[0].textContent.toLocaleLowerCase(),
}));
const [NAME, POINTS, GROUP] = [0, 1, 2];

// Sorting: the groups as they stand together, names as on the class page, points, or what became of a check.

const STATES = ["f", "n", "o", "p"];
const KEYS = {
  [NAME]: ({ row }) => Number(row.dataset.place),
  [POINTS]: ({ row }) => parseInt(row.cells[POINTS].textContent, 10),
  [GROUP]: ({ place }) => place,
};

function stateOf(row, column) {
  return STATES.find((kind) => row.cells[column].classList.contains(kind));
}

function sort(column) {
  const heading = headings[column];
  const up = heading.getAttribute("aria-sort") !== "ascending";
  const key = KEYS[column] ?? (({ row }) => STATES.indexOf(stateOf(row, column)));
  const keys = new Map(students.map((student) => [student, key(student)]));
  headings.forEach((other) => other.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  const sorted = [...students].sort((a, b) => (up ? 1 : -1) * (keys.get(a) - keys.get(b)) || a.place - b.place);
  body.append(...sorted.map(({ row }) => row));
  tell(heading);
}

// A phone shows no titles: the sentence of the check that was asked for stands above the table.
function tell(heading) {
  about.textContent = heading.id ? `${heading.textContent} ${heading.title}` : "";
}

// Filtering.

function filter() {
  const text = name.value.trim().toLocaleLowerCase();
  const column = check.value ? headings.findIndex((heading) => heading.id === "c" + check.value) : -1;
  const fits = ({ row, name: own }) => own.includes(text)
    && (!group.value || row.dataset.group === group.value)
    && (column < 0 || stateOf(row, column) === state.value);
  const shown = students.filter((student) => (student.row.hidden = !fits(student), !student.row.hidden));
  document.getElementById("count").textContent =
    `${shown.length === students.length ? "" : shown.length + " of "}${students.length} student${students.length === 1 ? "" : "s"}`;
  if (column >= 0) tell(headings[column]);
}

// Hidden columns take their part of the heading above them with them.
function leaveOut() {
  table.classList.toggle("only", quiet.checked);
  let next = GROUP + 1;
  tasks.slice(1).forEach((task) => {
    const span = Number(task.dataset.span ??= task.colSpan);
    const columns = headings.slice(next, next += span);
    const left = quiet.checked ? columns.filter((heading) => !heading.classList.contains("quiet")).length : span;
    task.hidden = left === 0;
    task.colSpan = left || 1;
  });
}

// The class page leads here with a check, the list of groups with a group or a check.
function follow(hash) {
  const [, kind, value] = /^#([cg])([\d.]+)$/.exec(hash) ?? [];
  if (!kind) return;
  name.value = "";
  check.value = kind === "c" ? value : "";
  group.value = kind === "g" ? value : "";
  state.value = "f";
  filter();
}

headings.forEach((heading, column) => heading.firstElementChild.addEventListener("click", () => sort(column)));
[name, check, state, group].forEach((control) => control.addEventListener("input", filter));
quiet.addEventListener("input", leaveOut);
window.addEventListener("hashchange", () => follow(location.hash));
document.querySelector(".groups").addEventListener("click", (event) => follow(event.target.hash));
filter();
leaveOut();
follow(location.hash);
