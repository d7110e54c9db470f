using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Hours;

namespace NeighborParty.Api.Hours;

/// <summary>The public page behind the code on a certificate: for whoever holds the paper in the hand. The name is masked.</summary>
public static class CertificatePage
{
    public const string Path = "/certificates";

    public static void MapCertificates(this WebApplication app) =>
        app.MapGet(Path + "/{code}", async (string code, CheckCertificate check, HttpContext http, HtmlEncoder encoder, CancellationToken ct) =>
        {
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            http.Response.Headers.CacheControl = "no-store";
            var found = await check.RunAsync(code, ct);
            return Results.Text(Html(encoder, found), "text/html", Encoding.UTF8, found is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        }).AllowAnonymous().ExcludeFromDescription();

    private static string Html(HtmlEncoder encoder, CheckedCertificate? found) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>服务证书查验 · 近邻党建</title>
        <link rel="stylesheet" href="/start.css">
        <link rel="icon" href="/admin/assets/favicon.svg" type="image/svg+xml">
        </head>
        <body>
        <main>
        <h1>服务证书查验</h1>
        {(found is null ? Unknown : Known(encoder, found))}
        </main>
        </body>
        </html>
        """;

    private const string Unknown = """<p class="lead">没有这张证书。请核对证书上的二维码。</p>""";

    private static string Known(HtmlEncoder encoder, CheckedCertificate c) => $"""
        <p class="lead">{(c.RevokedAt is { } at ? $"这张证书已于 {ChinaTime.Date(at)} 作废：{encoder.Encode(c.RevokedReason ?? "")}。" : "这张证书真实有效。")}</p>
        <div class="card">
        <dl>
        <dt>编号</dt><dd>{encoder.Encode(c.FullNumber)}</dd>
        <dt>姓名</dt><dd>{encoder.Encode(c.MaskedName)}</dd>
        <dt>社区</dt><dd>{encoder.Encode(c.Community)}</dd>
        <dt>年度</dt><dd>{c.Year.ToString(CultureInfo.InvariantCulture)} 年</dd>
        <dt>时长</dt><dd>{Hours(c.VerifiedMinutes + c.SupplementedMinutes)} 小时（系统记录 {Hours(c.VerifiedMinutes)}，补录 {Hours(c.SupplementedMinutes)}）</dd>
        <dt>星级</dt><dd>{StarLevels.Label(c.StarLevel)}</dd>
        <dt>颁发</dt><dd>{ChinaTime.Date(c.IssuedAt)}</dd>
        </dl>
        </div>
        """;

    private static string Hours(int minutes) => (minutes / 60.0).ToString("0.##", CultureInfo.InvariantCulture);
}
