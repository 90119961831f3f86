import { useState, type FormEvent } from 'react';
import { Alert, Button, Input, Progress } from 'antd';
import { publicKeysOf, type ObserverSecret } from '../../../../engines/ballots/observer-keys.ts';
import { useRoom } from '../../../../surfaces/ui/screen/use-room.ts';
import { useSurface } from '../../../../surfaces/ui/surface.tsx';
import { saveBlob } from '../../../../surfaces/ui/table/save-blob.ts';
import type { RoundTold } from '../told.ts';
import { leastPassphrase, readBackup, writeBackup } from './backup.ts';
import { browserRandom } from './browser-random.ts';
import { readSecret, writeSecret } from './secret-text.ts';
import type { Keeping } from './use-kept.ts';

interface BackupProps {
  readonly told: RoundTold;
  readonly keeping: Keeping;
}

function Passphrase(props: {
  readonly label: string;
  readonly value: string;
  onChange(typed: string): void;
}) {
  const { label, value, onChange } = props;
  return (
    <label className="ballot-field">
      {label}
      <Input.Password
        value={value}
        autoComplete="new-password"
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The encrypted file with which another device goes on. */
export function BackupPart(props: BackupProps & { readonly secret: ObserverSecret }) {
  const say = useRoom('ballots');
  const { school } = useSurface();
  const { told, keeping, secret } = props;
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const name = say('backup.file', { number: secret.number, round: told.round });
  async function save(): Promise<void> {
    const label = {
      ...{ school: school.name, title: `${told.electionTitle} ${told.officeTitle}` },
      ...{ roundId: told.id, number: secret.number },
    };
    setShare(0);
    const wanted = { label, secret: writeSecret(secret), passphrase: typed };
    const text = await writeBackup(wanted, browserRandom, setShare);
    saveBlob(new Blob([text], { type: 'application/json' }), name);
    await keeping.change((kept) => ({ ...kept, backedUp: true }));
    setShare(null);
    setSaved(name);
    setTyped('');
    setAgain('');
  }
  function send(event: FormEvent): void {
    event.preventDefault();
    const short = [...typed.trim()].length < leastPassphrase;
    const wrong = short ? 'backup.short' : typed === again ? null : 'backup.differs';
    setProblem(wrong);
    if (wrong === null && share === null) void save();
  }
  const { backedUp } = keeping.kept;
  const form = (
    <form onSubmit={send}>
      <p>{say('backup.way', { least: leastPassphrase })}</p>
      <Passphrase label={say('backup.passphrase')} value={typed} onChange={setTyped} />
      <Passphrase label={say('backup.passphrase-again')} value={again} onChange={setAgain} />
      {problem !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={say(problem, { least: leastPassphrase })}
        />
      )}
      {share !== null && (
        <div role="status">
          <p>{say('backup.working')}</p>
          <Progress percent={Math.round(share * 100)} aria-label={say('backup.working')} />
        </div>
      )}
      {saved !== null && (
        <Alert type="success" showIcon role="status" title={say('backup.saved', { name: saved })} />
      )}
      <Button type={backedUp ? 'default' : 'primary'} htmlType="submit" loading={share !== null}>
        {say('backup.save')}
      </Button>
    </form>
  );
  return backedUp && saved === null ? (
    <details>
      <summary>{say('backup.title')}</summary>
      {form}
    </details>
  ) : (
    <section>
      <h2>{say('backup.title')}</h2>
      {form}
    </section>
  );
}

interface Problem {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Whether keys from a file are those the server was sent, as far as a setup tells. */
function foreign({ setup }: RoundTold, secret: ObserverSecret): boolean {
  if (setup === null) return false;
  const { observers } = JSON.parse(setup) as {
    readonly observers: readonly { readonly number: number; readonly ed25519: string }[];
  };
  const named = observers.find(({ number }) => number === secret.number);
  return named?.ed25519 !== publicKeysOf(secret).ed25519;
}

/** Going on from a backup file on another device. */
export function RestorePart({ told, keeping }: BackupProps) {
  const say = useRoom('ballots');
  const [file, setFile] = useState<File | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [share, setShare] = useState<number | null>(null);
  async function opened(chosen: File): Promise<Problem | null> {
    const found = await readBackup({ text: await chosen.text(), passphrase: typed }, setShare);
    if (!found.ok) return { key: `restore.${found.error}` };
    const { label, secret: text } = found.value;
    if (label.roundId !== told.id)
      return { key: 'restore.other-round', values: { title: label.title } };
    const secret = readSecret(text);
    if (secret === null) return { key: 'restore.not-a-backup' };
    if (secret.number !== told.mine.observes)
      return { key: 'restore.other-observer', values: { number: secret.number } };
    if (foreign(told, secret)) return { key: 'restore.other-keys' };
    const sent = told.setup !== null;
    await keeping.change((kept) => ({ ...kept, secret: text, backedUp: true, sent }));
    return null;
  }
  async function restore(): Promise<void> {
    if (file === null) return setProblem({ key: 'restore.way' });
    setShare(0);
    setProblem(await opened(file));
    setShare(null);
  }
  return (
    <details open={told.phase !== 'keys'}>
      <summary>{say('restore.title')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (share === null) void restore();
        }}
      >
        <p>{say('restore.way')}</p>
        <label className="ballot-field">
          {say('restore.file')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <Passphrase label={say('backup.passphrase')} value={typed} onChange={setTyped} />
        {problem !== null && (
          <Alert type="error" showIcon role="alert" title={say(problem.key, problem.values)} />
        )}
        {share !== null && (
          <div role="status">
            <p>{say('restore.working')}</p>
            <Progress percent={Math.round(share * 100)} aria-label={say('restore.working')} />
          </div>
        )}
        <Button htmlType="submit" loading={share !== null}>
          {say('restore.button')}
        </Button>
      </form>
    </details>
  );
}
