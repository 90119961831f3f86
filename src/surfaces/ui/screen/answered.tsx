import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../asking.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { Waiting } from '../waiting.tsx';

/** What a question was answered with; until then that it is on its way, or why no answer came and the way out. */
export function Answered<T>(props: {
  readonly asked: Asked<T>;
  /** The room whose words tell its refusals. */
  readonly room: string;
  children(value: T): ReactNode;
}) {
  const { asked, room, children } = props;
  const { t } = useTranslation('ui');
  const { value, failure, again } = asked;
  return (
    <>
      {failure && <FailureNotice failure={failure} room={room} onRetry={again} />}
      {value === null && !failure && <Waiting label={t('table.loading')} />}
      {value !== null && children(value)}
    </>
  );
}
