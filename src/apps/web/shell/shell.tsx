import { useState, type ReactNode } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { LanguageSwitch } from '../language-switch.tsx';
import { OfflineNote } from '../offline-note.tsx';
import { useSchool } from '../school-context.tsx';
import { Seal } from '../seal.tsx';
import { SkipLink } from '../skip-link.tsx';
import { CapacitySwitch } from './capacity-switch.tsx';
import { Drawer } from './drawer.tsx';
import { FlashContext } from '../../../surfaces/ui/flash.tsx';
import { LogOutButton } from './log-out-button.tsx';
import { Menu } from './menu.tsx';
import { SecondFactorNote } from './second-factor-note.tsx';
import { useDesktop } from './use-desktop.ts';

function AccountTools() {
  const { t } = useTranslation('web');
  const { slug, me } = useSchool();
  return (
    <div className="account-tools">
      <CapacitySwitch />
      <PageLink className="account-link" href={addresses.account(slug)}>
        {me.person?.name ?? t('account')}
      </PageLink>
      <LanguageSwitch />
      <LogOutButton />
    </div>
  );
}

function Header({ desktop }: { readonly desktop: boolean }) {
  const { t } = useTranslation('web');
  const { slug, me } = useSchool();
  return (
    <header className="head">
      <div className="head-inner">
        {!desktop && (
          <Drawer>
            <AccountTools />
            <Menu />
          </Drawer>
        )}
        <PageLink className="brand" href={addresses.workbench(slug)}>
          <Seal />
          <span className="brand-name">{me.school.name}</span>
          {me.school.demo && <span className="brand-demo">{t('demo')}</span>}
        </PageLink>
        {desktop && <AccountTools />}
      </div>
    </header>
  );
}

interface Told {
  readonly text: string;
  readonly pathname: string;
}

/** What was done is told on the page it leads to, until that page is left. */
function useTold(pathname: string) {
  const [told, setTold] = useState<Told | null>(null);
  const [last, setLast] = useState(pathname);
  if (last !== pathname) {
    setLast(pathname);
    if (told !== null && told.pathname !== pathname) setTold(null);
  }
  return {
    told: told?.pathname === pathname ? told.text : null,
    tell: (text: string, at: string) => setTold({ text, pathname: at }),
    forget: () => setTold(null),
  };
}

/** Header, menu and content of a school's pages. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  const desktop = useDesktop();
  const { told, tell, forget } = useTold(pathname);
  return (
    <FlashContext value={tell}>
      <div className="frame frame-shell">
        <SkipLink />
        <Header desktop={desktop} />
        <OfflineNote />
        <div className="shell-body">
          {desktop && (
            <aside className="side">
              <Menu />
            </aside>
          )}
          <main id="main" tabIndex={-1}>
            <div role="status" className="told">
              {told !== null && (
                <Alert type="success" showIcon title={told} closable={{ onClose: forget }} />
              )}
            </div>
            <SecondFactorNote />
            {children}
          </main>
        </div>
      </div>
    </FlashContext>
  );
}
