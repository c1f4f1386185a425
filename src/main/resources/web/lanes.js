// Where passes lie in a time line: one lane for each object while they are few, else as tightly as they go.

/** More names than these cannot be read beside their lanes. */
export const MOST_NAMED = 16;

/** Between two passes in one lane, so that they are seen to be two. */
const GAP_MS = 90_000;

/** @returns {lanes: [{name, passes}], isNamed}; each lane by rise */
export function lay(passes) {
  const byObject = new Map();
  for (const pass of passes) {
    const lane = byObject.get(pass.catalogNumber) ?? { name: pass.name, passes: [] };
    lane.passes.push(pass);
    byObject.set(pass.catalogNumber, lane);
  }
  return byObject.size <= MOST_NAMED ? { lanes: [...byObject.values()], isNamed: true } : { lanes: pack(passes), isNamed: false };
}

function pack(passes) {
  const lanes = [];
  for (const pass of passes) {
    const free = lanes.find((lane) => lane.passes.at(-1).setMs + GAP_MS < pass.riseMs);
    if (free) {
      free.passes.push(pass);
    } else {
      lanes.push({ name: '', passes: [pass] });
    }
  }
  return lanes;
}

/** The step of the colour scale. */
export function step(elevationDeg) {
  return elevationDeg < 15 ? 1 : elevationDeg < 30 ? 2 : elevationDeg < 60 ? 3 : 4;
}
