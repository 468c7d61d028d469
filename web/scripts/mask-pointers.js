// Mouse, finger and pen on a mask: one paints, two fingers enlarge and move, a palm does nothing.
//
// How hard a pen is pressed changes nothing: the brush's size is chosen.

const SURE = 300; // milliseconds after which a second finger is a resting hand and no gesture
const PALM = 90; // CSS pixels: no fingertip is so broad
const AFTER_PEN = 4000; // milliseconds for which fingers do not paint once a pen was used
const PEN_ERASER = 32; // of PointerEvent.buttons
const ERASER_TIP = 5; // PointerEvent.button

// `hand` begins, goes on with and ends strokes in the mask's coordinates; see mask-editor.js.
export function followPointers(stage, view, hand) {
  const fingers = new Map(); // those that enlarge and move, by id
  let painting = null; // the pointer that paints, with when it began
  let moving = null; // the pointer that moves the picture
  let penAt = -Infinity;

  const begin = (event) => {
    painting = { id: event.pointerId, type: event.pointerType, at: event.timeStamp };
    hand.beginStroke(view.at(event.clientX, event.clientY), (event.buttons & PEN_ERASER) !== 0);
  };
  const isGesture = (event) =>
    event.pointerType === "touch" && painting?.type === "touch" && event.timeStamp - painting.at < SURE;

  // A hand that rests on the screen before its pen comes: what it seemed to do is none of it.
  const layHandAside = () => {
    fingers.clear();
    if (moving?.type === "touch") moving = null;
    if (painting?.type !== "touch") return;
    painting = null;
    hand.takeBack();
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "pen") {
      penAt = event.timeStamp;
      layHandAside();
    }
    if (event.pointerType === "touch") {
      if (event.timeStamp - penAt < AFTER_PEN || Math.max(event.width, event.height) > PALM) return;
      if (isGesture(event)) {
        hand.takeBack();
        fingers.set(painting.id, painting.where);
        painting = null;
      }
      if (painting) return;
      if (fingers.size) {
        fingers.set(event.pointerId, [event.clientX, event.clientY]);
        return;
      }
    }
    if (painting || (event.button > 1 && event.button !== ERASER_TIP)) return;
    event.preventDefault();
    stage.focus({ preventScroll: true });
    stage.setPointerCapture(event.pointerId);
    if (event.button === 1 || hand.moves || hand.wantsToMove()) {
      moving = { id: event.pointerId, type: event.pointerType, from: [event.clientX, event.clientY], went: 0 };
      return;
    }
    begin(event);
    painting.where = [event.clientX, event.clientY];
  });

  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "pen") penAt = event.timeStamp;
    if (fingers.has(event.pointerId)) return pinch(event);
    if (moving?.id === event.pointerId) return shift(event);
    if (painting?.id === event.pointerId) {
      painting.where = [event.clientX, event.clientY];
      const all = event.getCoalescedEvents?.() ?? [];
      for (const one of all.length ? all : [event]) hand.goOn(view.at(one.clientX, one.clientY));
    } else if (event.pointerType !== "touch" && !painting) {
      hand.hover(view.at(event.clientX, event.clientY));
    }
  });

  const end = (event) => {
    fingers.delete(event.pointerId);
    if (moving?.id === event.pointerId) {
      // Without dragging: a press brings that place into the middle.
      if (moving.went < 6 && event.type === "pointerup") view.centre(view.at(event.clientX, event.clientY));
      moving = null;
    }
    if (painting?.id === event.pointerId) {
      // The browser cancels a touch that it takes for a palm.
      const isPalm = event.type === "pointercancel" && painting.type === "touch";
      painting = null;
      if (isPalm) hand.takeBack();
      else hand.end();
    }
  };
  for (const kind of ["pointerup", "pointercancel"]) stage.addEventListener(kind, end);
  stage.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch" && !painting) hand.leave();
  });
  stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page goes on scrolling
      event.preventDefault();
      view.enlarge(Math.exp(-event.deltaY / 300), event.clientX, event.clientY);
      hand.enlarged();
    },
    { passive: false },
  );
  stage.addEventListener("contextmenu", (event) => event.preventDefault());

  function shift(event) {
    const [dx, dy] = [event.clientX - moving.from[0], event.clientY - moving.from[1]];
    moving.from = [event.clientX, event.clientY];
    moving.went += Math.abs(dx) + Math.abs(dy);
    view.move(dx, dy);
  }

  function pinch(event) {
    const before = [...fingers.values()];
    fingers.set(event.pointerId, [event.clientX, event.clientY]);
    const now = [...fingers.values()];
    if (now.length < 2) return;
    const middle = (points) => [(points[0][0] + points[1][0]) / 2, (points[0][1] + points[1][1]) / 2];
    const apart = (points) => Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]) || 1;
    const [old, fresh] = [middle(before), middle(now)];
    view.move(fresh[0] - old[0], fresh[1] - old[1]);
    view.enlarge(apart(now) / apart(before), ...fresh);
    hand.enlarged();
  }
}
