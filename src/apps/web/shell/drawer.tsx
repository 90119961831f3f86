import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The menu on a phone: a button, and a drawer that closes when a page is turned. */
export function Drawer({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('web');
  const [openAt, setOpenAt] = useState<string | null>(null);
  const here = useRouterState({ select: ({ location }) => location.href });
  const dialog = useRef<HTMLDialogElement>(null);
  const open = openAt === here;
  useEffect(() => {
    const shown = dialog.current;
    if (!shown || shown.open === open) return;
    if (open) shown.showModal();
    else shown.close();
  }, [open]);
  const close = (): void => setOpenAt(null);
  return (
    <>
      <Button
        type="text"
        className="drawer-button"
        aria-expanded={open}
        onClick={() => setOpenAt(here)}
      >
        <span aria-hidden="true">☰</span> {t('menu.short')}
      </Button>
      <dialog
        ref={dialog}
        className="drawer"
        aria-label={t('menu')}
        onClose={close}
        onClick={(event) => {
          if (event.target === event.currentTarget) close();
        }}
      >
        <div className="drawer-inner">
          <Button type="text" className="drawer-close" onClick={close}>
            {t('menu.close')}
          </Button>
          {open && children}
        </div>
      </dialog>
    </>
  );
}
