import { begin } from '../begin.ts';
import { runKiosk } from './kiosk.ts';

begin('kiosk', runKiosk);
