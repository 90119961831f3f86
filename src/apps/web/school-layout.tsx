import { useEffect, useMemo, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openClient } from '../../surfaces/ui/client.ts';
import { FailurePage } from './failure-page.tsx';
import { keepCapacity, keptCapacity, keptLanguage } from './kept.ts';
import { languageOf, speak } from './language.ts';
import { newKey } from './new-key.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PublicFrame } from './public-frame.tsx';
import { SchoolContext } from './school-context.tsx';
import { browserFetch, readMe, type Me } from './session.ts';
import { Waiting } from '../../surfaces/ui/waiting.tsx';

/** The capacity chosen in this tab if it is still held, the first held otherwise. */
function heldOf(me: Me, chosen: string | null): string | null {
  const { capacities } = me;
  return capacities.some(({ id }) => id === chosen) ? chosen : (capacities[0]?.id ?? null);
}

/** Speaks the language of the account, where none was chosen on this device. */
function useAccountLanguage({ person, language }: Me): void {
  const { i18n } = useTranslation('web');
  const wanted = person !== null && keptLanguage() === null ? language : null;
  useEffect(() => {
    if (wanted !== null && wanted !== languageOf(i18n)) void speak(i18n, wanted);
  }, [wanted, i18n]);
}

function SchoolPages({ slug, me }: { readonly slug: string; readonly me: Me }) {
  const store = useQueryClient();
  useAccountLanguage(me);
  const [chosen, setChosen] = useState(() => keptCapacity(slug));
  const capacity = heldOf(me, chosen);
  const refresh = (): Promise<void> => store.invalidateQueries({ queryKey: [slug, 'me'] });
  const client = useMemo(
    () =>
      openClient({
        base: `/api/${slug}`,
        fetch: browserFetch,
        newKey,
        capacity: () => capacity,
        onLoggedOut: () => void store.invalidateQueries({ queryKey: [slug, 'me'] }),
      }),
    [slug, capacity, store],
  );
  const chooseCapacity = (id: string): void => {
    keepCapacity(slug, id);
    setChosen(id);
  };
  return (
    <SchoolContext value={{ slug, me, client, capacity, chooseCapacity, refresh }}>
      <Outlet />
    </SchoolContext>
  );
}

/** Everything below `/{school}/`: asks who is there before anything is shown. */
export function SchoolLayout() {
  const { t } = useTranslation('web');
  const { school: slug } = useParams({ strict: false });
  const name = slug ?? '';
  const { data, refetch } = useQuery({
    queryKey: [name, 'me'],
    queryFn: ({ signal }) => readMe(name, signal),
  });
  if (!data) return <Waiting label={t('loading')} />;
  if (data.ok) return <SchoolPages key={name} slug={name} me={data.value} />;
  const unknown = data.error.kind === 'refused' && data.error.status === 404;
  return (
    <PublicFrame>
      {unknown ? (
        <NotFoundPage reason="school" />
      ) : (
        <FailurePage failure={data.error} onRetry={() => void refetch()} />
      )}
    </PublicFrame>
  );
}
