import { useState } from 'react';
import { Button, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../../engines/actions/verb.ts';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { CopyText } from '../../../surfaces/ui/answer-panel.tsx';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { accessVerbs } from '../access-verbs.ts';
import { useSchool } from '../school-context.tsx';

/** What `totp.begin` answers: the address an authenticator reads, and the same secret to type. */
interface Begun {
  readonly uri: string;
  readonly secret: string;
}

type Phase =
  | { readonly kind: 'still' }
  | { readonly kind: 'scanning'; readonly begun: Begun }
  | { readonly kind: 'recovery'; readonly codes: readonly string[] };

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('web');
  return (
    <div className="recovery print-only-this">
      <h3>{t('totp.recovery')}</h3>
      <p>{t('totp.recovery.lead')}</p>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button className="print-button" onClick={() => window.print()}>
        {t('totp.recovery.print')}
      </Button>
    </div>
  );
}

function Scanning(props: { readonly begun: Begun; onDone(codes: readonly string[]): void }) {
  const { t } = useTranslation('web');
  const { verbs } = useSurface();
  const { begun, onDone } = props;
  const confirm = verbs.find(({ name }) => name === accessVerbs.totpConfirm);
  return (
    <div className="totp">
      <ol className="totp-steps">
        <li>
          <p>{t('totp.scan')}</p>
          <QRCode
            aria-label={t('totp.picture')}
            value={begun.uri}
            size={180}
            bordered={false}
            color="#1c2430"
            bgColor="#ffffff"
          />
          <p className="hint">{t('totp.type')}</p>
          <CopyText text={begun.secret} />
        </li>
        <li>
          <p>{t('totp.code')}</p>
          {confirm && (
            <ActionForm
              verb={confirm}
              onDone={(answer) => onDone((answer as { readonly codes: readonly string[] }).codes)}
            />
          )}
        </li>
      </ol>
    </div>
  );
}

/** Sets up the second step of logging in: scan, prove, keep the recovery codes. */
export function TotpSection() {
  const { t } = useTranslation('web');
  const { me, refresh } = useSchool();
  const { client, verbs, addressOf } = useSurface();
  const words = useRoomWords();
  const [phase, setPhase] = useState<Phase>({ kind: 'still' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = verbs.find(({ name }) => name === accessVerbs.totpRemove);
  const removing = remove ? addressOf(remove, {}) : null;

  async function begin(): Promise<void> {
    setFailure(null);
    const answer = await client.act<Action>(accessVerbs.totpBegin, {});
    if (!answer.ok) return setFailure(answer.error);
    setPhase({ kind: 'scanning', begun: answer.value as Begun });
  }
  function finish(codes: readonly string[]): void {
    setPhase({ kind: 'recovery', codes });
    void refresh();
  }
  if (phase.kind === 'scanning') return <Scanning begun={phase.begun} onDone={finish} />;
  if (phase.kind === 'recovery') return <RecoveryCodes codes={phase.codes} />;
  return (
    <>
      <p>{t(me.totp ? 'totp.on' : 'totp.off')}</p>
      {failure && <FailureNotice failure={failure} room="access" onRetry={() => void begin()} />}
      <p className="button-line">
        {!me.totp && <Button onClick={() => void begin()}>{t('totp.begin')}</Button>}
        {me.totp && remove && removing !== null && (
          <PageLink href={removing} carried={{ from: window.location.pathname }}>
            {words.verb(remove.room, remove.name)}
          </PageLink>
        )}
      </p>
    </>
  );
}
