// Draws every diagram of this folder into docs/images, as the analyst guide shows it.
// Needs a Chromium; CHROMIUM names it when it is not /usr/bin/chromium.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';

const here = import.meta.dirname;
const images = join(here, '..', 'docs', 'images');
const margin = 30;
const logo = 30;
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

const draw = async ({ xml, margin, logo }) => {
  const canvas = document.getElementById('canvas');
  const drawn = new BpmnJS({ container: canvas });
  const { warnings } = await drawn.importXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map(warning => warning.message).join('; '));
  const { x, y, width, height } = drawn.get('canvas').viewbox().inner;
  const box = { x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin + logo };
  canvas.style.width = `${Math.ceil(box.width)}px`;
  canvas.style.height = `${Math.ceil(box.height)}px`;
  drawn.get('canvas').resized();
  drawn.get('canvas').viewbox(box);
};

await mkdir(images, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const file of (await readdir(here)).filter(name => name.endsWith('.bpmn'))) {
    const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
    await page.setContent('<body style="margin:0"><div id="canvas" style="width:1600px;height:900px"></div></body>');
    await page.addScriptTag({ path: viewer });
    await page.evaluate(draw, { xml: await readFile(join(here, file), 'utf8'), margin, logo });
    const picture = join(images, `${basename(file, '.bpmn')}.png`);
    await page.locator('#canvas').screenshot({ path: picture });
    await page.close();
    console.log(picture);
  }
} finally {
  await browser.close();
}
