import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { SurfaceContext } from '../../../surfaces/ui/surface.tsx';
import { accessVerbs } from '../access-verbs.ts';
import { addresses } from '../addresses.ts';
import { FailurePage } from '../failure-page.tsx';
import { useSchoolSurface } from '../member-layout.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { PublicFrame } from '../public-frame.tsx';
import { useSchool } from '../school-context.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';

/** The form of the verb by which an invitation becomes an account. */
function Accepting() {
  const { t } = useTranslation('web');
  const { slug, client, me } = useSchool();
  const words = useRoomWords();
  const router = useRouter();
  const filled = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const { data, refetch } = useQuery({
    queryKey: [slug, 'visitor', 'verbs'],
    queryFn: ({ signal }) => client.verbs({ signal }),
  });
  const surface = useSchoolSurface(data?.ok ? data.value : []);
  if (!data) return <Waiting label={t('loading')} />;
  if (!data.ok) return <FailurePage failure={data.error} onRetry={() => void refetch()} />;
  const verb = data.value.find(({ name }) => name === accessVerbs.acceptInvitation);
  if (!verb) return <NotFoundPage reason="not-allowed" school={me.school} />;
  return (
    <SurfaceContext value={surface}>
      <PageHeading
        title={words.verb(verb.room, verb.name)}
        school={me.school.name}
        lead={t('invitation.lead', { school: me.school.name })}
      />
      <ActionForm
        verb={verb}
        initial={filled}
        onDone={() => router.history.push(addresses.logIn(slug))}
        onCancel={() => router.history.push(addresses.logIn(slug))}
      />
    </SurfaceContext>
  );
}

/** Where an invitation code is turned into an account with a password. */
export function InvitationPage() {
  return (
    <PublicFrame>
      <div className="narrow-page">
        <Accepting />
      </div>
    </PublicFrame>
  );
}
