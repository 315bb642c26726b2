import type { Page } from '@playwright/test';

/** What is wrong with a picture, in words: `Load curve: "0.5" lies on "goodput"`. */
export async function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate((slack) => {
    interface Box {
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
    }
    const faults: string[] = [];
    const meets = (one: Box, other: Box, by: number): boolean =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > by &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > by;
    const isShown = (element: Element): boolean => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return box.width > 1 && box.height > 1 && style.visibility === 'visible' && style.opacity !== '0';
    };
    const wordsOf = (element: Element): string => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    /** Up to the picture: whatever hides what is outside of it, with what it can show, scrolled or not. */
    const clippersOf = (element: Element): Box[] => {
      const clippers: Box[] = [];
      for (let each = element.parentElement; each && !each.hasAttribute('data-picture'); each = each.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(each);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        const box = each.getBoundingClientRect();
        const isSvg = each instanceof SVGElement;
        const left = box.left - (isSvg ? 0 : each.scrollLeft);
        const top = box.top - (isSvg ? 0 : each.scrollTop);
        const right = isSvg ? box.right : left + each.scrollWidth;
        clippers.push({ left, top, right, bottom: isSvg ? box.bottom : top + each.scrollHeight });
      }
      return clippers;
    };
    const isInside = (box: Box, room: Box): boolean =>
      box.left >= room.left - slack &&
      box.right <= room.right + slack &&
      box.top >= room.top - slack &&
      box.bottom <= room.bottom + slack;

    for (const picture of document.querySelectorAll('[data-picture]')) {
      const name = picture.getAttribute('data-picture') ?? '';
      const around = picture.getBoundingClientRect();
      for (const svg of picture.querySelectorAll('svg')) {
        const texts = [...svg.querySelectorAll('text')].filter((text) => isShown(text) && wordsOf(text) !== '');
        const boxes = texts.map((text) => text.getBoundingClientRect());
        boxes.forEach((box, index) => {
          const words = wordsOf(texts[index]!);
          boxes.slice(index + 1).forEach((other, later) => {
            const others = wordsOf(texts[index + 1 + later]!);
            if (meets(box, other, slack)) faults.push(`${name}: “${words}” lies on “${others}”`);
          });
          const clippers = clippersOf(texts[index]!);
          const rooms = clippers.length > 0 ? clippers : [around];
          if (rooms.some((room) => !isInside(box, room))) faults.push(`${name}: “${words}” is cut off`);
        });
      }
      for (const element of picture.querySelectorAll('figure, table, dl, p, ul')) {
        const box = element.getBoundingClientRect();
        const isWider = box.right > around.right + 1 || box.left < around.left - 1;
        if (isShown(element) && clippersOf(element).length === 0 && isWider)
          faults.push(`${name}: a ${element.tagName.toLowerCase()} is wider than the page`);
      }
    }
    return faults;
  }, SLACK);
}

/** Boxes of text are taller than its letters: so many pixels may meet before letters do. */
const SLACK = 3;

/** The share of points that differ between two pictures of the same size; 1 where the sizes differ. */
export async function differenceOf(page: Page, one: Buffer, other: Buffer): Promise<number> {
  return page.evaluate(
    async ([first, second]) => {
      const pointsOf = async (base64: string): Promise<ImageData> => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const pen = canvas.getContext('2d')!;
        pen.drawImage(image, 0, 0);
        return pen.getImageData(0, 0, image.width, image.height);
      };
      const [a, b] = [await pointsOf(first), await pointsOf(second)];
      if (a.width !== b.width || a.height !== b.height) return 1;
      let count = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const isOther = [0, 1, 2].some((hue) => Math.abs(a.data[at + hue]! - b.data[at + hue]!) > 48);
        if (isOther) count += 1;
      }
      return count / (a.width * a.height);
    },
    [one.toString('base64'), other.toString('base64')] as const,
  );
}
