// Draws a journey with Mermaid, and says how long its rendering took and how long until it was painted, in milliseconds.
window.drawWithMermaid = async (text) => {
  const begun = performance.now();
  const { svg } = await window.mermaid.render('drawn', text);
  const rendered = performance.now();
  document.body.innerHTML = svg;
  const asked = performance.now();
  const frame = await new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  await new Promise((resolve) => setTimeout(resolve));
  const painted = performance.now();
  return { render: rendered - begun, wait: frame - asked, painted: painted - begun };
};
