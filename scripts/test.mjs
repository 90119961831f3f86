// `npm test`: everything CI runs. Prints each step with its time, and as its last line the totals.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

const only = process.argv.includes('--only')
  ? process.argv[process.argv.indexOf('--only') + 1]
  : null;
await bootstrap();

const bin = (name) => path.join(root, 'node_modules', ...name);
const tsc = bin(['typescript', 'bin', 'tsc']);
const steps = [
  ['types', [tsc, '-p', '.', '--noEmit']],
  [
    'lint',
    [
      bin(['oxlint', 'bin', 'oxlint']),
      '--deny-warnings',
      'src',
      'tests',
      'bench',
      'scripts',
      'fixtures/generator',
    ],
  ],
  ['format', [bin(['prettier', 'bin', 'prettier.cjs']), '--check', '--log-level', 'warn', '.']],
  ['floors', [path.join(root, 'scripts/check-floors.mjs')]],
  ['words', [path.join(root, 'scripts/check-words.mjs')]],
];

if (only !== null && only !== 'tests' && !steps.some(([name]) => name === only)) {
  const names = [...steps.map(([name]) => name), 'tests'].join(', ');
  console.error(`No step is named ${only}. There are: ${names}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
let skipped = 0;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

for (const [name, command] of steps) {
  if (only && only !== name) continue;
  const since = Date.now();
  const run = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (run.status === 0) passed += 1;
  else failed += 1;
  console.log(`${run.status === 0 ? '✓' : '✗'} ${name} (${seconds(since)})`);
}

if (!only || only === 'tests') {
  const since = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-test-'));
  const report = path.join(folder, 'report.json');
  const args = [
    bin(['vitest', 'vitest.mjs']),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const run = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test' },
  });
  if (existsSync(report)) {
    const totals = JSON.parse(readFileSync(report, 'utf8'));
    passed += totals.numPassedTests;
    failed += totals.numFailedTests;
    skipped += totals.numPendingTests + totals.numTodoTests;
    // A file that fails to load has no failed test of its own.
    if (run.status !== 0 && totals.numFailedTests === 0) failed += 1;
    for (const file of totals.testResults) {
      for (const test of file.assertionResults)
        if (test.status === 'pending' || test.status === 'skipped')
          console.log(`skipped: ${test.fullName}`);
    }
  } else failed += 1;
  rmSync(folder, { recursive: true, force: true });
  console.log(`${run.status === 0 ? '✓' : '✗'} tests (${seconds(since)})`);
}

process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
