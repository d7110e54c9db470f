using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Page;

/// <summary>The whole page, top to bottom: first what a demo needs, then what a tester needs.</summary>
internal static class SandboxPage
{
    public static Html Write(SandboxWorld world, PageRequest request)
    {
        var user = world.Users.ByKey(request.User ?? "") ?? world.Users.All[0];
        return Html.Of($"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <title>微信沙箱 · 仅供演示</title>
              <link rel="stylesheet" href="{request.Mount}/assets/sandbox.css">
              <script src="{request.Mount}/assets/sandbox.js" defer></script>
            </head>
            <body data-control="{request.Mount}/control">
              <header><strong>微信沙箱 · 仅供演示</strong><span>这里不是微信。居民、手机号和消息都是虚构的。</span></header>
              <main>
                <h1>微信沙箱</h1>
                <p role="status" id="notice" hidden></p>
                {People(world, request, user)}
                {PhoneSections.Phone(user)}
                {PhoneSections.Scan(world, request, user)}
                {PhoneSections.Messages(world, user)}
                {PhoneSections.Grants(world, user)}
                <h2>测试人员</h2>
                {TesterSections.Verdicts(world)}
                {TesterSections.Clock(world)}
                {TesterSections.Faults(world)}
                {TesterSections.Push(world, request)}
                {TesterSections.Journal(world)}
                {ControlList.Show()}
                {TesterSections.Reset()}
              </main>
              <footer>微信沙箱 · 仅供演示 · AppID {world.Options.AppId} · 控制接口 {request.Mount}/control</footer>
            </body>
            </html>
            """);
    }

    private static Html People(SandboxWorld world, PageRequest request, SandboxUser chosen)
    {
        var scan = request.Scene is null ? "" : $"&scene={Uri.EscapeDataString(request.Scene)}&page={Uri.EscapeDataString(request.Page ?? "")}";
        var options = world.Users.All.Select(u => Html.Of($"""
            <li><a href="{request.Mount}?user={Uri.EscapeDataString(u.Key)}{scan}" {(u == chosen ? new Html("aria-current=\"true\"") : Html.Nothing)}>{u.Nickname}<small>{u.Note}</small></a></li>
            """));
        return Html.Of($"""
            <section><h2>1. 选一位演示居民</h2>
            <p>现在是：<b>{chosen.Nickname}</b>（{chosen.Note}）</p>
            <details {(request.User is null ? new Html("open") : Html.Nothing)}><summary>换一位居民</summary><ul class="people">{Html.Join(options)}</ul></details></section>
            """);
    }
}
