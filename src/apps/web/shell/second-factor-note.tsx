import { useRouterState } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';

/** Says that posts give nothing until a second factor is set up, and leads to where that is done. */
export function SecondFactorNote() {
  const { t } = useTranslation('web');
  const { slug, me } = useSchool();
  const here = useRouterState({ select: ({ location }) => location.pathname });
  if (!me.secondFactorDue) return null;
  const account = addresses.account(slug);
  return (
    <Alert
      className="second-factor-note"
      type="warning"
      showIcon
      title={t('second-factor.due')}
      description={
        <>
          <p>{t('second-factor.due.way')}</p>
          {here !== account && <PageLink href={account}>{t('second-factor.go')}</PageLink>}
        </>
      }
    />
  );
}
