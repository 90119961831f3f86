const marks: Readonly<Record<string, string>> = { info: ' ', warn: '!', error: '✗' };

/** A JSON line of the log as a short line for a terminal: time of day in China, mark, event, fields. */
export function prettyLine(line: string): string {
  const { time, level, event, ...fields } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  const moment = new Date(Date.parse(String(time)) + 8 * 3600 * 1000).toISOString().slice(11, 19);
  const said = Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`);
  return `${[moment, marks[String(level)] ?? '?', event, ...said].join(' ')}\n`;
}
