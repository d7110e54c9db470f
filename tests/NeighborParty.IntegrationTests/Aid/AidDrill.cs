using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Moderation;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.IntegrationTests.Aid;

/// <summary>What tests of aid and moderation do over and over.</summary>
internal static class AidDrill
{
    public static object Draft(string title = "帮忙抬一下旧柜子", string text = "周六上午，从三楼抬到楼下。", string visibility = "building", Guid[]? photoIds = null, bool anonymous = false, bool keepDetails = false) =>
        new { kind = "request", category = "carry", urgency = "soon", visibility, title, text, photoIds = photoIds ?? [], anonymous, keepDetails };

    public static object Change(string title, string text, string visibility = "building") =>
        new { category = "carry", urgency = "normal", visibility, title, text };

    public static async Task<Guid> PostAsync(this Resident author, object? draft = null)
    {
        var answer = await author.Phone.PostAsync("/api/v1/aid-posts", draft ?? Draft());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    public static async Task<Guid> AnswerAsync(this Resident neighbour, Guid post, string text = "我可以帮忙。")
    {
        var answer = await neighbour.Phone.PostAsync($"/api/v1/aid-posts/{post}/answers", new { text });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    public static async Task<bool> SeesAsync(this Resident neighbour, Guid post)
    {
        var details = await neighbour.Phone.GetAsync($"/api/v1/aid-posts/{post}");
        var list = await neighbour.Phone.GetAsync("/api/v1/aid-posts?limit=100");
        var listed = list.StatusCode == HttpStatusCode.OK && (await list.JsonAsync())["items"]!.AsArray().Any(i => i!["id"]!.GetValue<Guid>() == post);
        Assert.Equal(details.StatusCode == HttpStatusCode.OK, listed);
        return listed;
    }

    public static async Task<string> StateAsync(this Resident author, Guid post) =>
        (await (await author.Phone.GetAsync($"/api/v1/aid-posts/{post}")).JsonAsync())["post"]!["state"]!.GetValue<string>();

    public static async Task<HttpResponseMessage> UploadAsync(this Phone phone, byte[]? file = null, string name = "photo.jpg", string? key = null, string type = "image/jpeg", string? assurance = "nothingPrivate")
    {
        var part = new ByteArrayContent(file ?? CraftedFiles.Jpeg());
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        var form = new MultipartFormDataContent { { part, "photo", name } };
        if (assurance is not null)
            form.Add(new StringContent(assurance), "assurance");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/photos") { Content = form };
        request.Headers.Add("Idempotency-Key", key ?? Path.GetRandomFileName());
        return await phone.Http.SendAsync(request);
    }

    public static async Task<Guid> PhotoAsync(this Resident author, byte[]? file = null)
    {
        var answer = await author.Phone.UploadAsync(file);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.JsonAsync())["id"]!.GetValue<Guid>();
    }

    /// <summary>As a moderator of the console would: claims and decides the newest item of the content.</summary>
    public static Task DecideAsync(this Neighbours here, StaffAtWork staff, Guid content, Decision decision, string reason = "不符合社区公约") =>
        here.ActAsync(staff, async services =>
        {
            var item = await services.GetRequiredService<NeighborPartyDb>().ModerationItems.AsNoTracking().Where(i => i.ContentId == content).OrderByDescending(i => i.ContentVersion).FirstAsync();
            var claimed = await services.GetRequiredService<ClaimItem>().RunAsync(item.Id, CancellationToken.None);
            await services.GetRequiredService<DecideItem>().RunAsync(item.Id, claimed.Version, new DecisionGrounds(decision, "unrelated", reason, null), CancellationToken.None);
        });

    public static Task ActAsync(this Neighbours here, StaffAtWork staff, Func<IServiceProvider, Task> act) =>
        here.Product.InsideAsync(here.CommunityId, async services =>
        {
            services.GetRequiredService<CurrentActor>().Actor = new Actor(ActorKind.Staff, staff.StaffId, staff.DisplayName) { CommunityId = here.CommunityId };
            await act(services);
        });

    public static Task<ModerationItem> ItemAsync(this Neighbours here, Guid content) =>
        here.Product.InsideAsync(here.CommunityId, services => services.GetRequiredService<NeighborPartyDb>().ModerationItems.AsNoTracking()
            .Where(i => i.ContentId == content).OrderByDescending(i => i.ContentVersion).FirstAsync());

    /// <summary>A member who signed in through the sandbox, so that WeChat knows the openid.</summary>
    public static async Task<Resident> AdmitFromSandboxAsync(this Neighbours here, string user, MembershipKind kind = MembershipKind.Neighbour) =>
        await here.AdmitAsync(await here.Product.SignInAsync(user), user, kind);

    /// <summary>A post that a moderator has published.</summary>
    public static async Task<Guid> PublishedAsync(this Neighbours here, Resident author, object? draft = null)
    {
        var post = await author.PostAsync(draft);
        await here.Product.DeliverOutboxAsync();
        await here.DecideAsync(await here.AddStaffAsync(), post, Decision.Publish);
        return post;
    }
}
