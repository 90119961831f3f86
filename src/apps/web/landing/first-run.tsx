import { useState } from 'react';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { addresses } from '../addresses.ts';
import { InnerLink } from '../inner-link.tsx';
import { makeDemo } from '../installation.ts';
import { useFailureWords } from '../use-failure-words.ts';

function DemoCard({ onMade }: { onMade(): void }) {
  const { t } = useTranslation('web');
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = useFailureWords(failure);
  async function make(): Promise<void> {
    setMaking(true);
    setFailure(null);
    const answer = await makeDemo();
    setMaking(false);
    if (!answer.ok) return setFailure(answer.error);
    onMade();
  }
  return (
    <section className="choice-card">
      <h2>{t('demo.card')}</h2>
      <p>{t('demo.card.lead')}</p>
      {words && <Alert type="error" showIcon title={words.title} description={words.text} />}
      <div className="choice-go">
        <Button type="primary" loading={making} onClick={() => void make()}>
          {t(making ? 'demo.making' : 'demo.make')}
        </Button>
      </div>
      <div role="status">
        {making && (
          <>
            <p className="hint">{t('demo.making.lead')}</p>
            <span className="moving" aria-hidden="true" />
          </>
        )}
      </div>
    </section>
  );
}

function SetUpCard() {
  const { t } = useTranslation('web');
  return (
    <section className="choice-card">
      <h2>{t('set-up.card')}</h2>
      <p>{t('set-up.card.lead')}</p>
      <div className="choice-go">
        <InnerLink className="button-link" href={addresses.setUp}>
          {t('set-up.card.go')}
        </InnerLink>
      </div>
    </section>
  );
}

/** The first run: try it, or begin in earnest. */
export function FirstRun({ onMade, demo = true }: { onMade(): void; readonly demo?: boolean }) {
  return (
    <div className="choice-cards">
      {demo && <DemoCard onMade={onMade} />}
      <SetUpCard />
    </div>
  );
}
