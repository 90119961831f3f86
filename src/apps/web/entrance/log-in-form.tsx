import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { logIn } from '../session.ts';
import { useFailureWords } from '../use-failure-words.ts';

interface FormProps {
  readonly school: string;
  readonly number: string;
  onDone(): void;
}

const codesOf = (failure: Failure): readonly string[] =>
  failure.kind === 'refused' ? failure.refusals.map(({ code }) => code) : [];

/** First number and password; the digits of the phone only where the account wants them. */
function useLogIn({ school, number: given, onDone }: FormProps) {
  const [number, setNumber] = useState(given);
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [step, setStep] = useState<'password' | 'totp'>('password');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    setSending(true);
    const first = { number: number.trim(), password };
    const input = step === 'totp' ? { ...first, totp: totp.trim() } : first;
    const answer = await logIn(school, input);
    running.current = false;
    setSending(false);
    if (answer.ok) return onDone();
    if (codesOf(answer.error).includes('totp-needed')) {
      setStep('totp');
      return setFailure(null);
    }
    setFailure(answer.error);
  }
  const back = (): void => {
    setStep('password');
    setTotp('');
    setFailure(null);
  };
  return {
    ...{ number, setNumber, password, setPassword, totp, setTotp },
    ...{ step, back, sending, failure, send },
  };
}

function Problem({ failure }: { readonly failure: Failure | null }) {
  const words = useFailureWords(failure, 'access');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (failure) box.current?.focus();
  }, [failure]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="problem-box">
      {words && <Alert type="error" showIcon title={words.title} description={words.text} />}
    </div>
  );
}

type LogInState = ReturnType<typeof useLogIn>;

function PasswordStep({ state }: { readonly state: LogInState }) {
  const { t } = useTranslation('web');
  return (
    <>
      <div className="field">
        <label className="field-label" htmlFor="log-in-number">
          {t('log-in.number')}
        </label>
        <p className="field-hint" id="log-in-number-hint">
          {t('log-in.number.hint')}
        </p>
        <Input
          id="log-in-number"
          aria-describedby="log-in-number-hint"
          autoComplete="username"
          required
          value={state.number}
          onChange={(event) => state.setNumber(event.target.value)}
        />
      </div>
      <div className="field">
        <label className="field-label" htmlFor="log-in-password">
          {t('log-in.password')}
        </label>
        <Input.Password
          id="log-in-password"
          autoComplete="current-password"
          required
          value={state.password}
          onChange={(event) => state.setPassword(event.target.value)}
        />
      </div>
    </>
  );
}

function TotpStep({ state }: { readonly state: LogInState }) {
  const { t } = useTranslation('web');
  useEffect(() => document.getElementById('log-in-totp')?.focus(), []);
  return (
    <div className="field">
      <label className="field-label" htmlFor="log-in-totp">
        {t('log-in.totp')}
      </label>
      <p className="field-hint" id="log-in-totp-hint">
        {t('log-in.totp.hint')}
      </p>
      <Input
        id="log-in-totp"
        aria-describedby="log-in-totp-hint"
        className="width-short"
        autoComplete="one-time-code"
        required
        value={state.totp}
        onChange={(event) => state.setTotp(event.target.value)}
      />
    </div>
  );
}

/** Number and password, then the digits of the phone where the account wants them. */
export function LogInForm(props: FormProps) {
  const { t } = useTranslation('web');
  const state = useLogIn(props);
  return (
    <form className="action-form" onSubmit={(event) => void state.send(event)}>
      <Problem failure={state.failure} />
      {state.step === 'password' ? <PasswordStep state={state} /> : <TotpStep state={state} />}
      <div className="form-buttons">
        <Button type="primary" htmlType="submit" loading={state.sending}>
          {t(state.step === 'password' ? 'log-in.send' : 'log-in.totp.send')}
        </Button>
        {state.step === 'totp' && <Button onClick={state.back}>{t('log-in.totp.back')}</Button>}
      </div>
    </form>
  );
}
