import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { FailureNotice } from '../../../surfaces/ui/failure-notice.tsx';
import { useSchool } from '../school-context.tsx';
import { logOut } from '../session.ts';

/** Ends the session, and forgets everything that was shown. */
export function LogOutButton() {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const router = useRouter();
  const store = useQueryClient();
  const [failure, setFailure] = useState<Failure | null>(null);
  async function leave(): Promise<void> {
    const answer = await logOut(slug);
    if (!answer.ok) return setFailure(answer.error);
    // A fresh page: nothing of this person stays in memory.
    store.clear();
    router.history.push(`/${slug}/log-in?left=1`);
  }
  return (
    <>
      <Button type="text" onClick={() => void leave()}>
        {t('log-out')}
      </Button>
      {failure && <FailureNotice failure={failure} room="web" onRetry={() => void leave()} />}
    </>
  );
}
