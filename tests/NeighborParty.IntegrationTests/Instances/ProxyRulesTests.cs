using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>What the shipped proxy.conf makes of an instance that dies and of one that is busy.</summary>
[Trait(TestDatabase.Trait, "Sqlite")]
public sealed class ProxyRulesTests
{
    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.BadGateway)]
    public async Task A_post_that_an_instance_died_of_is_repeated_if_it_carries_a_key(bool withKey, HttpStatusCode expected)
    {
        await using var dying = await InstanceAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var sound = await InstanceAsync(context => context.Response.WriteAsync("done"));
        await using var nginx = await Nginx.StartAsync(new Uri(dying.Urls.First()), new Uri(sound.Urls.First()));
        Assert.Equal(expected, (await PostAsync(nginx, withKey)).StatusCode);
    }

    [Fact]
    public async Task A_busy_instance_is_heard_and_the_other_is_not_asked()
    {
        await using var one = await InstanceAsync(Busy);
        await using var other = await InstanceAsync(Busy);
        await using var nginx = await Nginx.StartAsync(new Uri(one.Urls.First()), new Uri(other.Urls.First()));
        using var http = new HttpClient { BaseAddress = nginx.Address };
        for (var i = 0; i < 3; i++)
            foreach (var answer in (HttpResponseMessage[])[await PostAsync(nginx, withKey: true), await PostAsync(nginx, withKey: false), await http.GetAsync("/api")])
                Assert.Equal((HttpStatusCode.ServiceUnavailable, (TimeSpan?)TimeSpan.FromSeconds(2)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.All(nginx.Requests, line => Assert.DoesNotContain(',', line));

        static Task Busy(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Pages_are_packed_and_a_version_stays_as_it_was_given()
    {
        await using var instance = await InstanceAsync(context =>
        {
            context.Response.ContentType = context.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal) ? "text/html; charset=utf-8" : "application/json; charset=utf-8";
            context.Response.Headers.ETag = "\"7\"";
            return context.Response.WriteAsync(string.Concat(Enumerable.Repeat("<td>1号楼</td>", 500)));
        });
        await using var nginx = await Nginx.StartAsync(new Uri(instance.Urls.First()), new Uri(instance.Urls.First()));
        using var http = new HttpClient { BaseAddress = nginx.Address, DefaultRequestHeaders = { { "Accept-Encoding", "gzip" } } };
        using var page = await http.GetAsync("/admin/people");
        Assert.Equal(["gzip"], page.Content.Headers.ContentEncoding);
        Assert.InRange((await page.Content.ReadAsByteArrayAsync()).Length, 1, 1000);
        using var answer = await http.GetAsync("/api/v1/orders");
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal("\"7\"", answer.Headers.ETag!.ToString());
    }

    private static async Task<HttpResponseMessage> PostAsync(Nginx nginx, bool withKey)
    {
        using var http = new HttpClient { BaseAddress = nginx.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api") { Content = new StringContent("{}") };
        if (withKey)
            request.Headers.Add("Idempotency-Key", "tap-1");
        return await http.SendAsync(request);
    }

    private static async Task<WebApplication> InstanceAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }
}
