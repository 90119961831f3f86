// Enforces the stairs of floors.json: a room imports only from itself and from lower floors (type imports
// count), rooms of one floor cannot see each other, nothing is named for leftovers, and the rooms that run
// anywhere use nothing of Node's.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const importing =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
const nodeGlobals =
  /(?<![\w.'"$-])(?:(?:process|require|setImmediate)(?=\s*[.([])|(?:Buffer|__dirname|__filename)\b)|\btypeof\s+(?:process|require)\b/;

const isBuiltin = (target) => target.startsWith('node:') || builtinModules.includes(target);

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(full) : [full];
  });
}

const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (part) => part.replace(/[^\n]/g, ' '))
    .replace(/(^|[^:'"`])\/\/[^\n]*/g, '$1');

/** All breaches below `root`, one line each; an empty list is a clean house. */
export function checkFloors(root) {
  const { floors, anywhere, forbiddenNames } = JSON.parse(
    readFileSync(path.join(root, 'floors.json'), 'utf8'),
  );
  const rooms = floors.flatMap((list, floor) => list.map((room) => ({ room, floor })));
  const roomOf = (file) => rooms.find(({ room }) => file === room || file.startsWith(`${room}/`));
  const breaches = [];
  for (const full of filesBelow(path.join(root, 'src'))) {
    const file = path.relative(root, full).split(path.sep).join('/');
    const names = file.split('/').map((part) => part.replace(/\.[^.]*$/, ''));
    const leftover = names.find((name) => forbiddenNames.includes(name));
    if (leftover) breaches.push(`${file}: "${leftover}" names no thing`);
    if (!/\.(?:ts|tsx|mts)$/.test(file)) continue;
    const own = roomOf(file);
    if (!own) {
      breaches.push(`${file}: stands in no room of floors.json`);
      continue;
    }
    const isTest = /\.test\.tsx?$|\/samples\//.test(file);
    const text = withoutComments(readFileSync(full, 'utf8'));
    const free = anywhere.includes(own.room) && !isTest;
    for (const match of text.matchAll(importing)) {
      const target = match[1] ?? match[2] ?? match[3];
      if (free && isBuiltin(target))
        breaches.push(`${file}: imports ${target}, but must run anywhere`);
      if (!target.startsWith('.')) continue;
      const reached = path.posix.normalize(path.posix.join(path.posix.dirname(file), target));
      if (!reached.startsWith('src/')) {
        // Sources may show a sample (`?raw`), never build on tests, scripts or benches.
        if (!isTest && !target.endsWith('?raw'))
          breaches.push(`${file}: reaches out of src to ${reached}`);
        continue;
      }
      const other = roomOf(reached);
      if (!other) breaches.push(`${file}: imports ${reached}, which stands in no room`);
      else if (other.room !== own.room && other.floor >= own.floor)
        breaches.push(`${file}: reaches up or sideways to ${reached}`);
    }
    const global = free ? nodeGlobals.exec(text) : null;
    if (global) breaches.push(`${file}: uses Node's ${global[0]}, but must run anywhere`);
  }
  return breaches;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const breaches = checkFloors(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const breach of breaches) console.error(breach);
  process.exitCode = breaches.length > 0 ? 1 : 0;
}
