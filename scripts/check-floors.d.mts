/** All breaches of floors.json below `root`, one line each; an empty list is a clean house. */
export function checkFloors(root: string): readonly string[];
