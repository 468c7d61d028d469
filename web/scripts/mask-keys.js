// The brush by keyboard: arrows move a cursor that is seen, the space bar paints, Enter keeps painting on.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// `hand` is mask-editor.js's: where the cursor is, and the same strokes as by pointer.
//
// Gives a function that tells whether the space bar is down and takes back what it painted: who presses the
// mouse now wants to move the picture.
export function followKeys(stage, hand) {
  let held = false; // the space bar is down
  let kept = false; // Enter put the brush down

  const lift = () => {
    if (held || kept) hand.end();
    held = kept = false;
  };
  const act = (event) => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const step = event.shiftKey ? 1 : Math.max(1, hand.radius / 2);
      hand.moveCursor(arrow[0] * step, arrow[1] * step, held || kept);
      return true;
    }
    switch (event.key) {
      case " ":
        if (!held && !kept) {
          held = true;
          hand.beginStroke(hand.cursor, false);
        }
        return true;
      case "Enter":
        if (kept) lift();
        else if (!held) {
          kept = true;
          hand.beginStroke(hand.cursor, false);
        }
        hand.sayBrush(kept);
        return true;
      case "Escape":
        if (!kept) return false;
        lift();
        hand.sayBrush(false);
        return true;
      case "+":
        hand.resize(1);
        return true;
      case "-":
        hand.resize(-1);
        return true;
      default:
        return false;
    }
  };
  stage.addEventListener("keydown", (event) => {
    if (event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === "z" || key === "y") {
        event.preventDefault();
        lift();
        hand.travel(key === "y" || event.shiftKey ? 1 : -1);
      }
      return;
    }
    if (act(event)) event.preventDefault();
  });
  stage.addEventListener("keyup", (event) => {
    if (event.key === " " && held) lift();
  });
  stage.addEventListener("focus", () => hand.showCursor());
  stage.addEventListener("blur", () => {
    lift();
    hand.leave();
  });
  return () => {
    if (!held) return false;
    held = false;
    hand.takeBack();
    return true;
  };
}
