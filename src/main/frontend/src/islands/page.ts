import '../style/tokens.css';
import '../style/page.css';
import '../style/parts.css';
import '../style/guideline.css';
import '../style/project.css';
import '../style/worklist.css';
import '../style/insight.css';
import '../style/guide.css';
import '../style/quarantine.css';
import '../style/viewer.css';
import htmx from 'htmx.org';
import { afterFirstImage } from '../first-image';
import { startFound } from '../found';
import { startSlices } from '../slices';
import { startTour } from '../tour';
import { nameFiles, startUpload } from '../upload';
import { tellZone } from '../zone';

htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;

// The names of time zones take the browser some 35 ms to load.
void afterFirstImage().then(tellZone);
document.querySelectorAll<HTMLElement>('[data-slices]').forEach(startSlices);
startFound();
document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(startUpload);
document.querySelectorAll<HTMLDialogElement>('dialog.tour').forEach(startTour);

// A refresh that ends at the sign-in page means the session is over: show that page, do not swap a piece of it in.
document.body.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr } = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail;
  if (new URL(xhr.responseURL).pathname.endsWith('/sign-in')) {
    event.preventDefault();
    location.reload();
  }
});

// What was unfolded stays so when a part of the page is fetched anew.
let unfolded: string[] = [];
document.body.addEventListener('htmx:beforeSwap', () => {
  unfolded = [...document.querySelectorAll('details[id][open]')].map((details) => details.id);
});
document.body.addEventListener('htmx:afterSwap', () => {
  unfolded.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
  nameFiles();
});
