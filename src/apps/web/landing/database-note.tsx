import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { roomWords } from '../../../surfaces/ui/room-words.ts';
import type { Installation } from '../installation.ts';

/** The database is on its way, or cannot be had: why, and the way out. The audit works all the same. */
export function DatabaseNote(props: { readonly installation: Installation; onRetry(): void }) {
  const { database, problem } = props.installation;
  const { t, i18n } = useTranslation('web');
  if (database === 'starting') {
    return (
      <section className="database-note" role="status">
        <h2>{t('database.starting')}</h2>
        <p>{t('database.starting.lead')}</p>
        <span className="moving" aria-hidden="true" />
      </section>
    );
  }
  const told = problem
    ? roomWords(i18n).refusal('storage', { ...problem, field: [] })
    : { says: t('database.unknown'), way: t('database.unknown.way') };
  return (
    <section className="database-note database-down" role="alert">
      <h2>{t('database.down')}</h2>
      <p>{told.says}</p>
      {told.way !== null && (
        <p>
          <strong>{t('database.way')}</strong> {told.way}
        </p>
      )}
      <p className="hint">{t('database.audit')}</p>
      <Button onClick={props.onRetry}>{t('database.again')}</Button>
    </section>
  );
}
