/** Name of the file, under which it is downloaded too. */
export const verifyPageName: string;

/** Writes the page of the project at `root` into the folder `out`. */
export function buildVerifyPage(root: string, out: string): Promise<void>;
