// Buttons and forms name a control call in data-call ("POST clock/advance"); everything else is plain HTML.
(() => {
  'use strict';
  const control = document.body.dataset.control;
  const notice = document.getElementById('notice');

  const say = (text) => {
    notice.textContent = text;
    notice.hidden = false;
  };

  const call = async (what, body) => {
    const [method, path] = what.split(' ');
    const answer = await fetch(`${control}/${path}`, {
      method,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const result = await answer.json();
    if (!answer.ok) throw new Error(result.error ?? `HTTP ${answer.status}`);
    return result;
  };

  const openParts = () => [...document.querySelectorAll('main > details[open]')].map((part) => part.id);

  const reload = () => {
    sessionStorage.setItem('sandbox-open', JSON.stringify({ parts: openParts(), top: scrollY }));
    location.reload();
  };

  // A verification has `ok`, a push has `status`.
  const tell = (result) => {
    if ('ok' in result) return result.ok ? '地址验证通过' : `地址验证没有通过：${result.problem}`;
    return `${result.event} 已发出 ${result.attempts} 次，对方回答 ${result.status === 0 ? '（没有回答）' : result.status}`;
  };

  const finish = (element, result) => {
    const { into, done } = element.dataset;
    if (into) {
      const output = document.getElementById(into);
      output.textContent = result.code;
      output.closest('p').hidden = false;
    } else if (done) {
      say(done);
    } else if ('show' in element.dataset) {
      say(tell(result));
    }
    if ('reload' in element.dataset) reload();
  };

  const run = async (element, body) => {
    try {
      finish(element, await call(element.dataset.call, body));
    } catch (problem) {
      say(`没有成功：${problem.message}`);
    }
  };

  const value = (field) => {
    if (field.type === 'checkbox') return field.checked;
    return field.type === 'number' || 'number' in field.dataset ? Number(field.value) : field.value;
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    if (button.dataset.call) {
      run(button, button.dataset.json ? JSON.parse(button.dataset.json) : undefined);
    } else if (button.dataset.copy) {
      const text = document.getElementById(button.dataset.copy).textContent;
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = '已复制';
      } catch {
        getSelection().selectAllChildren(document.getElementById(button.dataset.copy));
        say('请长按选中的码复制');
      }
    } else if ('reloadOnly' in button.dataset) {
      reload();
    }
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.dataset.call) return;
    event.preventDefault();
    const fields = [...form.elements].filter((field) => field.name);
    run(form, Object.fromEntries(fields.map((field) => [field.name, value(field)])));
  });

  const before = JSON.parse(sessionStorage.getItem('sandbox-open') ?? 'null');
  sessionStorage.removeItem('sandbox-open');
  if (before) {
    before.parts.forEach((id) => { document.getElementById(id).open = true; });
    scrollTo(0, before.top);
  }
})();
