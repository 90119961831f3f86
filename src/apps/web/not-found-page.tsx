import { useTranslation } from 'react-i18next';
import { addresses } from './addresses.ts';
import { InnerLink } from './inner-link.tsx';
import { NoticePage } from './notice-page.tsx';

/** An address that leads nowhere, or a verb this person may not use now. */
export function NotFoundPage(props: {
  readonly reason: 'page' | 'school' | 'not-allowed';
  readonly school?: { readonly slug: string; readonly name: string };
}) {
  const { reason, school } = props;
  const { t } = useTranslation('web');
  return (
    <NoticePage
      title={t(`not-found.${reason}`)}
      school={school?.name ?? null}
      text={t(`not-found.${reason}.way`)}
    >
      <InnerLink href={school ? addresses.workbench(school.slug) : addresses.landing}>
        {t(school ? 'not-found.workbench' : 'not-found.home')}
      </InnerLink>
    </NoticePage>
  );
}
