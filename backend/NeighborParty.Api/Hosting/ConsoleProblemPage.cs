using System.Diagnostics;
using System.Text.Encodings.Web;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>A refusal that fills a whole page of the console. Written by hand: it must work when rendering pages does not.</summary>
public static class ConsoleProblemPage
{
    public static RefusedException FormExpired() => new(RefusalKind.Invalid, "form_expired",
        "这个页面打开得太久了，或者浏览器没有保存登录所需的信息，所以没有提交。请返回、刷新页面再试。如果一直这样，请确认地址以 https:// 开头，并且浏览器允许 Cookie。");

    public static async Task WriteAsync(HttpContext http, RefusedException refused, int status)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(Html(http, refused, status), http.RequestAborted);
    }

    private static string Html(HttpContext http, RefusedException refused, int status)
    {
        var encoder = http.RequestServices.GetRequiredService<HtmlEncoder>();
        var title = Title(status);
        var trace = status >= 500 ? $" · 编号：{encoder.Encode(Activity.Current?.Id ?? http.TraceIdentifier)}" : "";
        return $"""
            <!doctype html>
            <html lang="zh-CN" data-bs-theme="light">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · 近邻党建</title>
            <link rel="icon" type="image/svg+xml" href="{http.Asset("favicon.svg")}">
            <link rel="stylesheet" href="{http.Asset("dist/console.css")}">
            </head>
            <body class="np-bare">
            <header><span class="np-brand"><img src="{http.Asset("favicon.svg")}" alt="" width="32" height="32">近邻党建 · 管理台</span></header>
            <main id="np-main">
            <div class="card"><div class="card-body">
            <h1>{title}</h1>
            <p>{encoder.Encode(refused.Message)}</p>
            <p><small>代码：{encoder.Encode(refused.Code)}{trace}</small></p>
            <p><a class="btn btn-primary" href="{Doors.ConsolePath}">回到首页</a></p>
            </div></div>
            </main>
            </body>
            </html>
            """;
    }

    private static string Title(int status) => status switch
    {
        400 => "没有提交成功",
        401 => "请先登录",
        403 => "没有权限",
        404 => "没有找到",
        409 or 412 or 422 => "现在不能这样操作",
        413 => "内容太大",
        429 => "请稍等一会儿",
        503 => "请稍后再试",
        >= 500 => "系统出了问题",
        _ => "没有成功",
    };
}
