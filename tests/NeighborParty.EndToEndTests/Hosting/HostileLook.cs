using System.Text.Json;
using Microsoft.Playwright;

namespace NeighborParty.EndToEndTests.Hosting;

/// <param name="Faults">What a text did that a text cannot do.</param>
/// <param name="Shown">Text (-1: a cut one), column, and whether it is shown as it was written.</param>
/// <param name="Links">Addresses that the page leads to.</param>
public sealed record HostileSight(IReadOnlyList<string> Faults, IReadOnlyList<HostileShown> Shown, IReadOnlyList<string> Links);

public sealed record HostileShown(int Text, int Column, bool IsWhole);

/// <summary>Looks through a page for anything that a hostile text has made of itself, with its dialogs and folded parts open.</summary>
public static class HostileLook
{
    private const string Script =
        """
        ([texts, mark]) => {
          const faults = [], shown = {};
          const say = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 200)}`);
          for (const fold of document.querySelectorAll("details")) fold.open = true;
          const wide = element => element.scrollWidth > element.clientWidth + 1;
          // A part of a page that is asked for alone has no style of its own.
          const isPage = document.querySelector("link[rel=stylesheet]") !== null;
          if (isPage && wide(document.documentElement)) {
            const edge = document.documentElement.clientWidth + 1;
            const isCut = e => e !== document.body && (getComputedStyle(e).overflowX !== "visible" || isCut(e.parentElement));
            const widest = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > edge && !isCut(e.parentElement)).at(-1) ?? document.body;
            say("wider than the window", widest);
          }
          for (const dialog of document.querySelectorAll("dialog:not([open])")) {
            dialog.showModal();
            if (wide(dialog)) say("a dialog wider than the window", dialog);
            dialog.close();
          }

          const lines = text => text.replace(/\r\n?/g, "\n");
          const whole = texts.map(lines);
          const twice = whole.map(t => t.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;"));
          const read = value => {
            const plain = lines(value);
            for (const [token, text, column] of plain.matchAll(/~(\d+|-)\.(\d+)\.[0-9a-f]+~/g)) {
              const number = text === "-" ? -1 : Number(text);
              const key = `${number} ${column}`;
              shown[key] ||= number >= 0 && plain.includes(whole[number] + token);
              if (number >= 0 && twice[number] !== whole[number] && plain.includes(twice[number] + token)) faults.push(`encoded twice: ${plain.slice(0, 200)}`);
            }
          };

          const ids = new Set();
          const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (node.nodeType !== Node.ELEMENT_NODE) {
              read(node.nodeValue);
              continue;
            }
            const name = node.localName;
            if (node.id && ids.has(node.id)) say("the id twice", node);
            ids.add(node.id);
            if (name.includes(mark) || /^(iframe|object|embed|base|frame|applet|math|noscript|video|audio|style)$/.test(name)) say("markup got in", node);
            if (name === "meta" && node.httpEquiv) say("markup got in", node);
            if (name === "script" && !node.src && node.type !== "application/json") say("a script got in", node);
            for (const attribute of node.attributes) {
              const value = attribute.value;
              read(value);
              if (attribute.name.startsWith("on") || attribute.name.includes(mark)) say("an attribute got in", node);
              if (/^(id|class|name|for|form)$/.test(attribute.name) && value.split(/\s+/).includes(mark)) say("an attribute got in", node);
              if (/^(href|src|action|formaction|xlink:href|hx-get|hx-post|poster|data)$/.test(attribute.name)
                && !/^data:image\//.test(value) && new URL(value, location.href).origin !== location.origin && !/^tel:[0-9+-]*$/.test(value)) say("an address leads away", node);
            }
          }

          const links = [...document.querySelectorAll("a[href]")].map(a => a.href)
            .concat([...document.querySelectorAll("[hx-get]")].map(e => new URL(e.getAttribute("hx-get"), location.href).href));
          return JSON.stringify({ faults, links, shown: Object.entries(shown).map(([key, isWhole]) => ({ text: Number(key.split(" ")[0]), column: Number(key.split(" ")[1]), isWhole })) });
        }
        """;

    public static async Task<HostileSight> HostileSightAsync(this IPage page)
    {
        await page.DrawChartsAsync();
        return JsonSerializer.Deserialize<HostileSight>(await page.EvaluateAsync<string>(Script, new object[] { HostileTexts.All, HostileTexts.Mark }), JsonSerializerOptions.Web)!;
    }

    /// <summary>A chart is drawn when it comes into sight, and its words are shown to the one who points at it.</summary>
    private static async Task DrawChartsAsync(this IPage page)
    {
        foreach (var chart in await page.Locator("[data-np-chart]").AllAsync())
        {
            await chart.ScrollIntoViewIfNeededAsync();
            await chart.Locator("svg").First.WaitForAsync();
            await chart.HoverAsync();
        }
    }
}
