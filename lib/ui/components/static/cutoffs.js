// A histogram whose cut-offs can be dragged, moved by arrow keys, or typed. Drawn from `data` (lib/ui/components/cutoffs.py);
// the moved cut-offs go back as the state `moved`: {cuts, gesture, seq, typed}; a typed text is read by the server, as in every
// box of figures. One message is on its way at a time: the next one leaves when the server has drawn the last (it echoes
// `seq`), so a slow page lags but never queues.

const QUIET_MS = 80; // between two messages
const PATIENCE_MS = 2000; // a lost answer does not block the control for longer
const PATIENCE_TYPED_MS = 10000; // what is typed next stands on the answer
const REACH_PX = 14; // how close to a handle a mouse takes it; a finger: twice as far
const TICK_GAP_PX = 6;
const SAME_GESTURE_MS = 1200; // arrow keys pressed in a row are one step to undo

const controls = new WeakMap();

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  let control = controls.get(parentElement);
  if (!control) {
    control = new Control(parentElement.querySelector(".cutoffs"));
    controls.set(parentElement, control);
  }
  control.send = (value) => setStateValue("moved", value);
  control.open = (bar) => setTriggerValue("opened", bar);
  control.take(data);
  return () => control.stop();
}

class Control {
  constructor(root) {
    this.root = root;
    this.cuts = [];
    this.gesture = Date.now(); // never one that the server has seen
    this.seq = 0;
    this.waiting = false; // for the server to draw what was sent
    this.unsent = false;
    this.typing = []; // texts without an answer: {place, text, input, gesture}, and `seq` once it is sent
    this.dragged = null; // index of the handle under the finger
    this.lastKey = 0;
    this.field = root.querySelector(".field");
    this.bars = root.querySelector(".bars");
    this.handles = root.querySelector(".handles");
    this.ticks = root.querySelector(".ticks");
    this.bands = root.querySelector(".bands");
    this.note = root.querySelector(".note");
    this.cursor = root.querySelector(".cursor");
    this.bar = null; // the bar under the mouse or the keyboard's cursor
    this.field.addEventListener("pointerdown", (event) => this.press(event));
    this.field.addEventListener("pointermove", (event) => (this.dragged === null ? this.hover(event) : this.drag(event)));
    this.field.addEventListener("pointerleave", () => this.leave());
    this.field.addEventListener("click", (event) => this.click(event));
    for (const end of ["pointerup", "pointercancel"]) this.field.addEventListener(end, () => this.release());
    this.cursor.addEventListener("focus", () => this.point(this.bar ?? 0));
    this.cursor.addEventListener("blur", () => this.leave());
    this.cursor.addEventListener("keydown", (event) => this.browse(event));
  }

  // ---- what the server says

  take(data) {
    const first = !this.data;
    this.data = data;
    if (data.seq >= this.seq) {
      this.waiting = false;
      clearTimeout(this.patience);
    }
    // While a finger is on a handle, or an answer is still to come, the reader's own position wins.
    const own = !first && (this.dragged !== null || this.unsent || this.waiting);
    if (!own || data.cuts.length !== this.cuts.length) this.cuts = [...data.cuts];
    if (first) this.seq = data.seq;
    this.number = new Intl.NumberFormat(data.language, { maximumFractionDigits: 2 });
    while (this.typing.length && data.seq >= this.typing[0].seq) this.answered(this.typing.shift());
    this.draw();
    this.flush();
  }

  stop() {
    clearTimeout(this.patience);
    clearTimeout(this.quiet);
  }

  // ---- from values to places and back: every bar is equally wide, values lie evenly inside their bar

  place(value) {
    const { edges } = this.data;
    const bars = edges.length - 1;
    if (value <= edges[0]) return 0;
    if (value >= edges[bars]) return 1;
    let bar = 0;
    while (value > edges[bar + 1]) bar += 1;
    return (bar + (value - edges[bar]) / (edges[bar + 1] - edges[bar])) / bars;
  }

  value(place) {
    const { edges } = this.data;
    const bars = edges.length - 1;
    const bar = Math.min(Math.max(Math.floor(place * bars), 0), bars - 1);
    const value = edges[bar] + (place * bars - bar) * (edges[bar + 1] - edges[bar]);
    const step = this.step(bar);
    return Number((Math.round(value / step) * step).toPrecision(12));
  }

  // The step of a bar: round (1, 10, 100 …), about a tenth of the bar, never finer than the axis allows.
  step(bar) {
    const { edges, step } = this.data;
    return Math.max(step, 10 ** Math.floor(Math.log10((edges[bar + 1] - edges[bar]) / 4)));
  }

  stepAt(value) {
    const bars = this.data.edges.length - 1;
    return this.step(Math.min(Math.floor(this.place(value) * bars), bars - 1));
  }

  // A dragged cut-off stays between its neighbours and within the data; where one is typed, the server moves those in its way.
  limits(index) {
    const { step, low, high } = this.data;
    const neighbour = (cut, ways) => Number(((Math.floor(cut / step + 1e-9) + ways) * step).toPrecision(12));
    const before = index === 0 ? low : neighbour(this.cuts[index - 1], 1);
    const after = index === this.cuts.length - 1 ? high : neighbour(this.cuts[index + 1], Number.isInteger(this.cuts[index + 1] / step) ? -1 : 0);
    return [Math.min(before, this.cuts[index]), Math.max(after, this.cuts[index])];
  }

  // ---- moving

  press(event) {
    const nearest = this.reached(event);
    if (nearest === null) return;
    this.dragged = nearest;
    this.gesture += 1;
    this.leave();
    this.field.setPointerCapture(event.pointerId);
    this.root.classList.add("dragging");
    this.handles.children[nearest].focus({ preventScroll: true });
    event.preventDefault();
  }

  // The handle within reach, or null. Of handles that lie on one another, the one that can go where the finger is.
  reached(event) {
    if (!this.cuts.length || event.button > 0) return null;
    const box = this.bars.getBoundingClientRect();
    const away = this.cuts.map((cut) => Math.abs(box.left + this.place(cut) * box.width - event.clientX));
    const closest = Math.min(...away);
    if (closest > REACH_PX * (event.pointerType === "touch" ? 2 : 1)) return null;
    const right = event.clientX > box.left + this.place(this.cuts[away.indexOf(closest)]) * box.width;
    return right ? away.lastIndexOf(closest) : away.indexOf(closest);
  }

  drag(event) {
    if (this.dragged !== null) this.move(this.dragged, this.value(this.placeOf(event)));
  }

  release() {
    this.released = this.dragged !== null; // the click that follows opens nothing
    this.dragged = null;
    this.root.classList.remove("dragging");
  }

  // ---- opening a bar

  hover(event) {
    if (event.pointerType === "touch") return;
    const near = this.reached(event) !== null;
    this.field.classList.toggle("near", near);
    if (near) this.leave();
    else this.point(this.barOf(event));
  }

  click(event) {
    if (this.released || this.reached(event) !== null) {
      this.released = false;
      return;
    }
    const bar = this.barOf(event);
    if (this.data.counts[bar]) this.open(bar);
  }

  browse(event) {
    const last = this.data.counts.length - 1;
    const bar = { ArrowLeft: this.bar - 1, ArrowRight: this.bar + 1, Home: 0, End: last }[event.key];
    if (bar !== undefined) this.point(Math.min(Math.max(bar, 0), last));
    else if ((event.key === "Enter" || event.key === " ") && this.data.counts[this.bar]) this.open(this.bar);
    else return;
    event.preventDefault();
  }

  barOf(event) {
    const bars = this.data.counts.length;
    return Math.min(Math.floor(this.placeOf(event) * bars), bars - 1);
  }

  point(bar) {
    this.bar = bar;
    const width = 100 / this.data.counts.length;
    this.cursor.style.left = `${bar * width}%`;
    this.cursor.style.width = `${width}%`;
    this.cursor.classList.add("pointing");
    this.cursor.setAttribute("aria-label", `${this.data.bars[bar]} ${this.data.open}`);
    this.say(this.data.bars[bar]);
  }

  leave() {
    this.cursor.classList.remove("pointing");
    this.say("");
  }

  placeOf(event) {
    const box = this.bars.getBoundingClientRect();
    return Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
  }

  key(index, event) {
    const cut = this.cuts[index];
    const [low, high] = this.limits(index);
    const step = this.stepAt(cut);
    const below = Math.ceil(cut / step - 1 - 1e-9) * step; // the next round value, also from 13.8
    const above = Math.floor(cut / step + 1 + 1e-9) * step;
    const target = {
      ArrowLeft: below,
      ArrowDown: below,
      ArrowRight: above,
      ArrowUp: above,
      PageDown: cut - 10 * step,
      PageUp: cut + 10 * step,
      Home: low,
      End: high,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    if (event.timeStamp - this.lastKey > SAME_GESTURE_MS) this.gesture += 1;
    this.lastKey = event.timeStamp;
    this.move(index, Number(target.toPrecision(12)));
  }

  typed(place, input) {
    this.gesture += 1;
    this.typing.push({ place, text: input.value, input, gesture: this.gesture });
    this.flush();
  }

  // The box shows what was understood, unless something else is being typed there by now.
  answered({ place, text, input }) {
    if (input.value === text) input.value = this.number.format(this.cuts[place]);
  }

  move(index, value) {
    const [low, high] = this.limits(index);
    const kept = Math.min(Math.max(value, low), high);
    if (kept === this.cuts[index]) {
      this.draw();
      return;
    }
    this.cuts[index] = kept;
    this.unsent = true;
    this.draw();
    this.flush();
  }

  say(sentence) {
    this.note.textContent = sentence;
  }

  flush() {
    const typed = this.unsent ? undefined : this.typing.find((one) => one.seq === undefined);
    if ((!this.unsent && !typed) || this.waiting || this.quiet) return;
    this.unsent = false;
    this.waiting = true;
    this.seq += 1;
    const patience = typed ? PATIENCE_TYPED_MS : PATIENCE_MS;
    this.patience = setTimeout(() => {
      this.waiting = false;
      this.flush();
    }, patience);
    this.quiet = setTimeout(() => {
      this.quiet = null;
      this.flush();
    }, QUIET_MS);
    if (typed) typed.seq = this.seq;
    const message = { cuts: this.cuts, gesture: this.gesture, seq: this.seq };
    if (typed) Object.assign(message, { gesture: typed.gesture, typed: { place: typed.place, text: typed.text } });
    this.send(message);
  }

  // ---- drawing

  draw() {
    this.root.setAttribute("aria-label", this.data.name);
    this.drawBars();
    this.drawHandles();
    this.drawTicks();
    this.drawBands();
  }

  drawBars() {
    const { edges, counts, colours, alt } = this.data;
    const highest = Math.max(...counts, 1);
    const bars = edges.length - 1;
    const borders = [0, ...this.cuts.map((cut) => this.place(cut) * bars), bars];
    const pieces = [];
    counts.forEach((count, bar) => {
      borders.slice(0, -1).forEach((border, band) => {
        const left = Math.max(bar + 0.06, border);
        const right = Math.min(bar + 0.94, borders[band + 1]);
        if (right > left && count) {
          const height = Math.max((count / highest) * 100, 1.2);
          pieces.push(svg("rect", { x: left, y: 100 - height, width: right - left, height, fill: colours[band] }));
        }
      });
    });
    this.cursor.setAttribute("aria-label", this.data.open);
    this.bars.setAttribute("viewBox", `0 0 ${bars} 100`);
    this.bars.setAttribute("aria-label", alt);
    this.bars.replaceChildren(...pieces);
  }

  drawHandles() {
    while (this.handles.children.length > this.cuts.length) this.handles.lastChild.remove();
    while (this.handles.children.length < this.cuts.length) this.handles.append(this.newHandle(this.handles.children.length));
    this.cuts.forEach((cut, index) => {
      const handle = this.handles.children[index];
      const [low, high] = this.limits(index);
      handle.style.left = `${this.place(cut) * 100}%`;
      handle.setAttribute("aria-label", this.data.handles[index]);
      handle.setAttribute("aria-valuemin", low);
      handle.setAttribute("aria-valuemax", high);
      handle.setAttribute("aria-valuenow", cut);
      handle.setAttribute("aria-valuetext", this.data.value.replace("{cut}", this.number.format(cut)));
      handle.firstChild.textContent = this.number.format(cut);
    });
  }

  newHandle(index) {
    const handle = element("div", "handle");
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-orientation", "horizontal");
    handle.tabIndex = 0;
    handle.append(element("span", "bubble"), element("span", "grip"));
    handle.firstChild.setAttribute("aria-hidden", "true");
    handle.addEventListener("keydown", (event) => this.key(index, event));
    return handle;
  }

  drawTicks() {
    const bars = this.data.edges.length - 1;
    this.ticks.replaceChildren();
    let end = -Infinity; // of the last label that found room
    for (const [at, label] of this.data.ticks) {
      const tick = element("span", "tick", label);
      tick.style.left = `${(at / bars) * 100}%`;
      this.ticks.append(tick);
      const box = tick.getBoundingClientRect();
      if (box.left < end + TICK_GAP_PX) tick.remove();
      else end = box.right;
    }
  }

  // One row a score, best first: "5 | up to [33] | 868".
  drawBands() {
    const { bands, score, customers } = this.data;
    this.bands.previousElementSibling.replaceChildren(element("span", "", score), element("span", "", customers));
    if (this.bands.children.length !== bands.length) this.bands.replaceChildren(...bands.map((band) => this.newBand(band)));
    bands.forEach((band, at) => {
      const row = this.bands.children[at];
      const [chip, before, middle, after, count] = row.children;
      chip.textContent = band.score;
      chip.style.background = band.colour;
      chip.style.color = band.ink;
      before.textContent = band.before;
      after.textContent = band.after;
      count.textContent = band.customers;
      const cut = this.cuts[band.cut];
      if (!band.typed) {
        middle.textContent = cut === undefined ? "" : this.number.format(cut);
      } else {
        middle.setAttribute("aria-label", this.data.handles[band.cut]);
        const own = middle.getRootNode().activeElement === middle || this.typing.some((one) => one.input === middle);
        if (!own) middle.value = this.number.format(cut);
      }
    });
  }

  newBand(band) {
    const row = element("div", "band");
    const middle = element(band.typed ? "input" : "span", "cut");
    if (band.typed) {
      middle.type = "text";
      middle.inputMode = "decimal";
      middle.autocomplete = "off";
      middle.addEventListener("change", () => this.typed(band.cut, middle));
      middle.addEventListener("blur", () => this.draw());
      middle.addEventListener("focus", () => middle.select());
    }
    row.append(element("b", "score"), element("span"), middle, element("span", "after"), element("span", "count"));
    return row;
  }
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function svg(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
