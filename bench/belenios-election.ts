import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** An election by Belenios (`belenios-tool`, of Debian), as its own demo makes one. */

const group = 'BELENIOS-2048';
const environment = { ...process.env, BELENIOS_USE_URANDOM: '1' };

/** Its version; null where it is not installed. */
export function beleniosVersion(): string | null {
  const ran = spawnSync('belenios-tool', ['--version'], { encoding: 'utf8' });
  return ran.status === 0 ? (ran.stdout.trim().split(' ')[0] ?? '') : null;
}

function tool(folder: string, args: readonly string[], input = ''): string {
  const ran = spawnSync('belenios-tool', args, {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 28,
  });
  if (ran.status !== 0) throw new Error(`belenios-tool ${args[1] ?? ''}: ${ran.stderr}`);
  return ran.stdout;
}

/** One ballot, made beside others. */
function ballot(folder: string, credential: string, choices: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      'belenios-tool',
      ['election', 'generate-ballot', '--privcred', credential, '--ballot', choices],
      { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`generate-ballot ended with ${code}`)),
    );
  });
}

async function moved(folder: string, ending: string, to: string): Promise<void> {
  const found = (await readdir(folder)).find((name) => name.endsWith(ending));
  if (found === undefined) throw new Error(`belenios-tool made no ${ending}`);
  await rename(path.join(folder, found), path.join(folder, to));
}

async function setUp(folder: string, voters: number): Promise<readonly string[]> {
  const uuid = tool(folder, ['setup', 'generate-token']).trim();
  const of = ['--uuid', uuid, '--group', group];
  tool(folder, ['setup', 'generate-credentials', ...of, '--count', String(voters)]);
  await moved(folder, '.pubcreds', 'public_creds.json');
  await moved(folder, '.privcreds', 'private_creds.txt');
  for (let trustee = 0; trustee < 3; trustee += 1)
    tool(folder, ['setup', 'generate-trustee-key', '--group', group]);
  const keys = (await readdir(folder)).filter((name) => name.endsWith('.pubkey'));
  const texts = await Promise.all(keys.map((name) => readFile(path.join(folder, name), 'utf8')));
  await writeFile(path.join(folder, 'public_keys.jsons'), texts.join(''));
  tool(folder, ['setup', 'make-trustees']);
  const questions = Array.from({ length: 6 }, (_, at) => ({
    answers: ['for', 'against', 'abstain'],
    min: 1,
    max: 1,
    question: `C${at + 1}`,
  }));
  const template = { description: '6x3', name: '6x3', questions };
  await writeFile(path.join(folder, 'q6x3.json'), JSON.stringify(template));
  tool(folder, ['setup', 'make-election', ...of, '--template', 'q6x3.json']);
  tool(folder, ['archive', 'init']);
  const credentials = await readFile(path.join(folder, 'private_creds.txt'), 'utf8');
  return credentials
    .trim()
    .split('\n')
    .map((line) => line.split(' ').at(-1) ?? '');
}

/** Makes an election of six questions of three answers, and casts so many ballots, two made at a time. */
export async function makeBeleniosElection(work: string, voters: number): Promise<string> {
  const folder = path.join(work, 'belenios');
  await mkdir(folder);
  const credentials = await setUp(folder, voters);
  const choices = path.join(folder, 'choices.json');
  const marks = [
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 1],
    [1, 0, 0],
  ];
  await writeFile(choices, JSON.stringify(marks));
  const ballots: string[] = [];
  const waiting = [...credentials.entries()];
  const maker = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const file = path.join(folder, `credential-${next[0]}`);
      await writeFile(file, next[1]);
      ballots.push(await ballot(folder, file, choices));
    }
  };
  await Promise.all([maker(), maker()]);
  for (const one of ballots) tool(folder, ['archive', 'add-event', '--type=Ballot'], one);
  return folder;
}

/** Seconds that `election verify` takes. */
export function verifyBelenios(folder: string): number {
  const since = performance.now();
  tool(folder, ['election', 'verify']);
  return (performance.now() - since) / 1000;
}
