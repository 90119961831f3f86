import { Alert, Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isLoggedOut, mayRetry, type Failure } from './answer.ts';
import { useRoomWords, type RoomWords } from './room-words.ts';
import { useSurface } from './surface.tsx';

interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

function tell(failure: Failure, room: string, words: RoomWords, t: TFunction<'ui'>): Told {
  switch (failure.kind) {
    case 'unreachable':
      return { title: t('failure.unreachable'), lines: [t('failure.unreachable.way')] };
    case 'fault': {
      const { reference } = failure;
      const lines = reference === null ? [] : [t('failure.reference', { reference })];
      return { title: t('failure.fault'), lines: [t('failure.fault.way'), ...lines] };
    }
    case 'refused': {
      const told = failure.refusals.map((one) => words.refusal(room, one));
      const [first, ...others] = told;
      const ways = told.flatMap(({ way }) => (way === null ? [] : [way]));
      const rest = others.map(({ says }) => says);
      return { title: first?.says ?? t('failure.fault'), lines: [...new Set([...rest, ...ways])] };
    }
  }
}

/** A failed call in words, with the way out, and a retry where that can help. */
export function FailureNotice(props: {
  readonly failure: Failure;
  readonly room: string;
  readonly onRetry?: (() => void) | undefined;
}) {
  const { failure, room, onRetry } = props;
  const { t } = useTranslation('ui');
  const { logInAddress } = useSurface();
  const { title, lines } = tell(failure, room, useRoomWords(), t);
  const retry = onRetry !== undefined && mayRetry(failure);
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      description={
        <>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {isLoggedOut(failure) && (
            <p>
              <a href={logInAddress} target="_blank" rel="noreferrer">
                {t('failure.logIn')}
              </a>
            </p>
          )}
          {retry && (
            <Button size="small" onClick={onRetry}>
              {t('failure.retry')}
            </Button>
          )}
        </>
      }
    />
  );
}
