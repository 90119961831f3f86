import { begin, type Beginning } from '../begin.ts';
import { askApi, phoneIssuer } from '../issuer.ts';
import { loginScreen, plainScreen } from '../screens/messages.ts';
import { wait } from '../waiting.ts';
import { keepingsOf } from './keepings.ts';
import { runPhone } from './phone.ts';

interface Me {
  readonly person: { readonly id: string } | null;
}

/** Asks who is there, then runs the pages of their phone. */
async function phone({ store, ...parts }: Beginning): Promise<void> {
  const { frame, school } = parts;
  for (;;) {
    const me = await askApi<Me>(`/api/${school}/me`);
    if (me.ok) {
      const { person } = me.value;
      if (person === null) return frame.show(loginScreen(school));
      const keepings = keepingsOf(store, school, person.id);
      return runPhone({ ...parts, issuer: phoneIssuer(school), keepings });
    }
    if (me.code === 'unknown-school') return frame.show(plainScreen('school'));
    frame.show(plainScreen('offline'));
    await wait(4000);
  }
}

begin('page', phone);
