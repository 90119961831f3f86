import { useEffect, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../engines/actions/description.ts';
import { SurfaceContext, type Surface } from '../../surfaces/ui/surface.tsx';
import { canBegin } from '../../surfaces/ui/table/actions-of-list.ts';
import { addresses } from './addresses.ts';
import { FailurePage } from './failure-page.tsx';
import { languageOf } from './language.ts';
import { PublicFrame } from './public-frame.tsx';
import { useSchool } from './school-context.tsx';
import { metOnlyOwn, placeShowing, screenOf } from './screens.ts';
import { Shell } from './shell/shell.tsx';
import { uploadLimit } from './upload-limit.ts';
import { Waiting } from '../../surfaces/ui/waiting.tsx';

/** Whether a verb shows this role more than its own; what anybody may see, every role may. */
function reaches(may: VerbDescription['may'], role: string): boolean {
  return may.some(
    (grant) => (grant.role === role || grant.role === 'public') && grant.reach !== 'self',
  );
}

/** What generic pages stand on, for a member of the school or a visitor. */
export function useSchoolSurface(verbs: readonly VerbDescription[]): Surface {
  const { slug, me, client, capacity } = useSchool();
  const { i18n } = useTranslation('web');
  const router = useRouter();
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const here = useRouterState({ select: ({ location }) => location.href });
  return {
    client,
    school: { slug, name: me.school.name },
    language: languageOf(i18n),
    verbs,
    scope: [slug, capacity ?? ''],
    uploadLimit,
    logInAddress: addresses.logIn(slug, here),
    addressOf(verb, filled) {
      if (verb.face === 'screen' && screenOf(verb.name) === null) return null;
      if (!canBegin(verb, filled)) return null;
      return addresses.do(slug, verb.name, filled);
    },
    within: (address) => addresses.within(slug, address),
    shownAt(thing, id) {
      // Whoever reaches only themselves is led to no page that would refuse to open.
      const own = id === me.person?.id || metOnlyOwn(thing);
      const reached = own ? verbs : verbs.filter(({ may }) => reaches(may, role));
      const place = placeShowing(thing, id, reached);
      return place === null ? null : addresses.within(slug, place);
    },
    attachmentAddress: (sha256) => `/api/${slug}/attachments/${sha256}`,
    go: (address, carried) => router.history.push(address, carried ? { carried } : undefined),
  };
}

/** Turns to the log-in page, and back here afterwards. Asks first where something typed would be lost. */
function useLogInFirst(): boolean {
  const { slug, me } = useSchool();
  const router = useRouter();
  const [known] = useState(me.person !== null);
  const gone = me.person === null;
  useEffect(() => {
    const { pathname, href } = router.state.location;
    if (gone && pathname !== `/${slug}/log-in`) router.history.push(addresses.logIn(slug, href));
  }, [gone, router, slug]);
  return gone && !known;
}

/** Pages for people of the school: menu, header, and the verbs their posts allow. */
export function MemberLayout() {
  const { t } = useTranslation('web');
  const { slug, client, capacity } = useSchool();
  const nobody = useLogInFirst();
  const { data, refetch } = useQuery({
    queryKey: [slug, capacity ?? '', 'verbs'],
    queryFn: ({ signal }) => client.verbs({ signal }),
    enabled: !nobody,
    staleTime: 60_000,
  });
  const surface = useSchoolSurface(data?.ok ? data.value : []);
  if (data && !data.ok) {
    return (
      <PublicFrame>
        <FailurePage failure={data.error} onRetry={() => void refetch()} />
      </PublicFrame>
    );
  }
  if (!data || nobody) return <Waiting label={t('loading')} />;
  return (
    <SurfaceContext value={surface}>
      <Shell>
        {/* Another capacity sees other rows and may do other things: its pages begin anew. */}
        <Outlet key={capacity} />
      </Shell>
    </SurfaceContext>
  );
}
