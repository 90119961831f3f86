import { useEffect } from 'react';
import { useRouter, useSearch } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { addresses, safeBack } from '../addresses.ts';
import { InnerLink } from '../inner-link.tsx';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { PublicFrame } from '../public-frame.tsx';
import { useSchool } from '../school-context.tsx';
import { useFailureWords } from '../use-failure-words.ts';
import { LogInForm } from './log-in-form.tsx';

interface LogInSearch {
  /** The page to come back to. */
  readonly back?: string;
  /** Set after logging out. */
  readonly left?: string;
  readonly number?: string;
  /** Why the school's own log-in led back here: a refusal's code. */
  readonly refused?: string;
}

/** The ballot page is a page of its own, which this application does not show. */
const isBallotPage = (school: string, back: string | null): back is string =>
  back === `/${school}/ballot`;

/** Turns to where the person wanted to go as soon as somebody is logged in. */
function useWayOn(back: string | null): void {
  const { slug, me } = useSchool();
  const router = useRouter();
  const there = me.person !== null;
  useEffect(() => {
    if (!there) return;
    if (isBallotPage(slug, back)) location.replace(back);
    else router.history.replace(back ?? addresses.workbench(slug));
  }, [there, back, slug, router]);
}

function SignOns({ back }: { readonly back: string | null }) {
  const { t } = useTranslation('web');
  const { slug, me } = useSchool();
  if (me.signOns.length === 0) return null;
  return (
    <section className="sign-ons">
      <h2>{t('sign-on')}</h2>
      {me.signOns.map(({ id, name }) => (
        <a key={id} className="button-link" href={addresses.signOn(slug, id, back)}>
          {t('sign-on.with', { name })}
        </a>
      ))}
    </section>
  );
}

/** Why a log-in with the school's own account did not succeed. */
function Refused({ code }: { readonly code: string }) {
  const refusals = [{ code, field: [], values: {} }];
  const words = useFailureWords({ kind: 'refused', status: 409, refusals }, 'access');
  return words && <Alert type="error" showIcon title={words.title} description={words.text} />;
}

/** Where one logs in to a school. */
export function LogInPage() {
  const { t } = useTranslation('web');
  const { slug, me, refresh } = useSchool();
  const { back, left, number, refused } = useSearch({ strict: false }) as LogInSearch;
  const way = safeBack(slug, back ?? null);
  useWayOn(way);
  return (
    <PublicFrame>
      <div className="narrow-page">
        <PageHeading title={t('log-in.title')} school={me.school.name} lead={me.school.name} />
        {left !== undefined && <Alert type="success" showIcon title={t('log-in.left')} />}
        {refused !== undefined && <Refused code={refused} />}
        {way !== null && <Alert type="info" showIcon title={t('log-in.first')} />}
        <LogInForm school={slug} number={number ?? ''} onDone={() => void refresh()} />
        <SignOns back={way} />
        <p className="other-way">
          <InnerLink href={addresses.invitation(slug)}>{t('log-in.invitation')}</InnerLink>
        </p>
        <p className="hint">{t('log-in.forgotten')}</p>
      </div>
    </PublicFrame>
  );
}
