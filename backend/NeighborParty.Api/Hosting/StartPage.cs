using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>The page at / and the few lines in the log: what is where, and how to sign in to the demo.</summary>
public static partial class StartPage
{
    public static void MapStartPage(this WebApplication app, bool sandbox)
    {
        app.MapGet("/", (HttpContext http, DataFolder folder, HtmlEncoder encoder) =>
            Results.Text(Html(encoder, sandbox, IsOwnMachine(http) && sandbox ? DatabasePreparation.DemoSignIns(folder) : []), "text/html", Encoding.UTF8))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/favicon.ico", () => Results.LocalRedirect("/admin/assets/favicon.svg")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/start.css", () => Results.Text(Css, "text/css", Encoding.UTF8)).AllowAnonymous().ExcludeFromDescription();
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, sandbox));
    }

    private static void Announce(WebApplication app, bool sandbox)
    {
        var address = app.OwnAddress();
        var folder = app.Services.GetRequiredService<DataFolder>();
        LogStarted(app.Logger, new Uri(address, "/api/v1"), new Uri(address, Doors.ConsolePath), folder.Root);
        if (!sandbox)
            return;
        LogSandbox(app.Logger, new Uri(address, "/docs"), new Uri(address, WeChatSetup.SandboxPath));
        foreach (var row in DatabasePreparation.DemoSignIns(folder))
            LogDemo(app.Logger, row[0], row[1], row[2], row[4]);
    }

    private static bool IsOwnMachine(HttpContext http) => http.Connection.RemoteIpAddress is { } ip && IPAddress.IsLoopback(ip);

    private static string Html(HtmlEncoder encoder, bool sandbox, IReadOnlyList<string[]> signIns)
    {
        var accounts = string.Concat(signIns.Select(r => $"""
            <li><strong>{encoder.Encode(r[3])}</strong> {encoder.Encode(r[2])} · {encoder.Encode(r[4])}
            <dl><dt>用户名</dt><dd><code>{encoder.Encode(r[0])}</code></dd><dt>密码</dt><dd><code>{encoder.Encode(r[1])}</code></dd></dl></li>
            """));
        var demo = accounts.Length == 0 ? "" : $"""
            <h2>演示账号</h2>
            <p>密码是第一次启动时随机生成的，只在本机显示。</p>
            <ul>{accounts}</ul>
            """;
        var links = sandbox ? """
            <a class="card" href="/sandbox"><strong>微信沙箱</strong><span>扮演居民：扫码、登录、看消息</span></a>
            <a class="card" href="/docs"><strong>接口文档</strong><span>小程序接口 /api/v1，可以直接试</span></a>
            """ : "";
        return $"""
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>近邻党建</title>
            <link rel="stylesheet" href="/start.css">
            <link rel="icon" href="/admin/assets/favicon.svg" type="image/svg+xml">
            </head>
            <body>
            <main>
            <h1>近邻党建</h1>
            <p class="lead">让一栋楼的人互相认识、互相帮忙。</p>
            <nav aria-label="入口">
            <a class="card" href="/admin"><strong>管理后台</strong><span>社区工作人员：审批、派发、打印、查看</span></a>
            {links}
            </nav>
            {demo}
            </main>
            </body>
            </html>
            """;
    }

    private const string Css = """
        :root { color-scheme: light; }
        body { margin: 0; background: #f6f5f3; color: #1f2328; font: 18px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
        h1 { margin: 0; color: #a61b1b; font-size: 2.5rem; letter-spacing: .05em; }
        h2 { margin: 2.5rem 0 .5rem; font-size: 1.375rem; }
        .lead { margin: .25rem 0 2rem; font-size: 1.25rem; }
        nav { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
        .card { display: flex; flex-direction: column; gap: .25rem; padding: 1.25rem; border: 1px solid #dedad4; border-radius: .75rem; background: #fff; color: inherit; text-decoration: none; }
        .card:hover, .card:focus-visible { border-color: #a61b1b; outline: 2px solid #a61b1b; }
        .card strong { color: #a61b1b; font-size: 1.25rem; }
        ul { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); padding: 0; list-style: none; }
        li { padding: 1rem 1.25rem; border: 1px solid #dedad4; border-radius: .75rem; background: #fff; }
        dl { display: grid; grid-template-columns: 4.5rem 1fr; margin: .5rem 0 0; }
        dd { margin: 0; }
        code { font-size: 1.05rem; overflow-wrap: anywhere; }
        """;

    [LoggerMessage(Level = LogLevel.Information, Message = "NeighborParty: phone API {Api}, console {Console}, data in {Folder}")]
    private static partial void LogStarted(ILogger log, Uri api, Uri console, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "API documentation {Docs}, WeChat sandbox {Sandbox}")]
    private static partial void LogSandbox(ILogger log, Uri docs, Uri sandbox);

    [LoggerMessage(Level = LogLevel.Information, Message = "Demo sign-in: user {User}, password {Password} ({Community}, {Role})")]
    private static partial void LogDemo(ILogger log, string user, string password, string community, string role);
}
