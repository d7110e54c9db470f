using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Data;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Photos;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.IntegrationTests.Orders;
using NeighborParty.UnitTests.Photos;

namespace NeighborParty.IntegrationTests.Photos;

public sealed class PhotoTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task What_comes_back_is_the_picture_and_nothing_else()
    {
        var here = await Neighbours.CreateAsync(product);
        var sent = CraftedFiles.Jpeg(segments: [CraftedFiles.Exif(6), CraftedFiles.Segment(0xFE, "COMMENT-CANARY"u8.ToArray())], tail: "<html>TAIL-CANARY"u8.ToArray());
        var id = await here.Member.PhotoAsync(sent);

        var answer = await product.Http.GetAsync(AddressOf(id));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition!.DispositionType);
        var body = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("CANARY", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../evil.svg", "image/svg+xml")]
    [InlineData("CON", "text/html")]
    [InlineData("a%00b.php", "application/x-php")]
    [InlineData("很长的名字.jpg.exe", "application/octet-stream")]
    public async Task The_senders_name_and_type_mean_nothing(string name, string type)
    {
        var here = await Neighbours.CreateAsync(product);
        var answer = await here.Member.Phone.UploadAsync(CraftedFiles.Png(), name, type: type);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.JsonAsync())["id"]!.GetValue<Guid>();
        var shown = await product.Http.GetAsync(AddressOf(id));
        Assert.Equal("image/png", shown.Content.Headers.ContentType!.MediaType);
        Assert.Matches("^inline; filename=\"[0-9a-f]{32}\\.png\"$", shown.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task Nobody_sees_a_photo_without_a_good_address()
    {
        var here = await Neighbours.CreateAsync(product);
        var id = await here.Member.PhotoAsync();
        var other = await here.Member.PhotoAsync();
        var good = AddressOf(id);
        var elsewhere = AddressOf(other);
        var expires = good[(good.IndexOf("expires=", StringComparison.Ordinal) + 8)..good.IndexOf('&', StringComparison.Ordinal)];
        string[] bad =
        [
            $"/api/v1/photos/{id}",
            good.Replace(id.ToString(), other.ToString(), StringComparison.Ordinal),
            $"/api/v1/photos/{id}{elsewhere[elsewhere.IndexOf('?', StringComparison.Ordinal)..].Replace("signature=", "signature=A", StringComparison.Ordinal)}",
            good.Replace(expires, (long.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) + 60).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal),
            good[..^1], good + "A", good.Replace("signature=", "signature=%01", StringComparison.Ordinal),
        ];
        foreach (var address in bad)
            Assert.Equal((address, HttpStatusCode.NotFound), (address, (await product.Http.GetAsync(address)).StatusCode));
        // A token opens nothing either: the address is the right to look.
        Assert.Equal(HttpStatusCode.NotFound, (await here.Member.Phone.GetAsync($"/api/v1/photos/{id}")).StatusCode);
    }

    [Fact]
    public async Task An_address_dies_after_ten_minutes()
    {
        var here = await Neighbours.CreateAsync(product);
        var address = AddressOf(await here.Member.PhotoAsync());
        await product.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await product.Http.GetAsync(address)).StatusCode);
        await product.AdvanceAsync(TimeSpan.FromSeconds(62));
        Assert.Equal(HttpStatusCode.NotFound, (await product.Http.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Bad_uploads_are_refused_by_name_and_leave_nothing()
    {
        var here = await Neighbours.CreateAsync(product);
        Assert.Equal("photo.wrong_type", await (await here.Member.Phone.UploadAsync("<svg onload='alert(1)'/>"u8.ToArray())).CodeAsync());
        Assert.Equal("photo.damaged", await (await here.Member.Phone.UploadAsync(CraftedFiles.Jpeg()[..40])).CodeAsync());
        Assert.Equal("photo.too_many_pixels", await (await here.Member.Phone.UploadAsync(CraftedFiles.Jpeg(6000, 5000))).CodeAsync());
        Assert.Equal("invalid_input", await (await here.Member.Phone.UploadAsync([])).CodeAsync());
        var large = await here.Member.Phone.UploadAsync([.. CraftedFiles.Jpeg(), .. new byte[PhotoInspection.MaxBytes]]);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "photo.too_large"), (large.StatusCode, await large.CodeAsync()));
        Assert.Equal("unsupported_media_type", await (await here.Member.Phone.PostAsync("/api/v1/photos", new { photo = "x" })).CodeAsync());
        Assert.Equal("membership_required", await (await here.Outsider.Phone.UploadAsync()).CodeAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await new Phone(product.NewClient(), "nobody", "x", "x").UploadAsync()).StatusCode);
        Assert.Equal(0, await CountAsync(here));
    }

    [Fact]
    public async Task Whoever_sends_a_picture_says_whether_a_child_or_a_document_is_in_it()
    {
        var here = await Neighbours.CreateAsync(product);
        var refused = await here.Member.Phone.UploadAsync(assurance: null);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "photo.assurance_required"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Contains("监护人", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("invalid_input", await (await here.Member.Phone.UploadAsync(assurance: "whatever")).CodeAsync());
        Assert.Equal(0, await CountAsync(here));

        var sent = await here.Member.Phone.UploadAsync(assurance: "withConsent");
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var id = (await sent.JsonAsync())["id"]!.GetValue<Guid>();
        Assert.Equal(PhotoAssurance.WithConsent, await product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Photos.Where(p => p.Id == id).Select(p => p.Assurance).SingleAsync()));
        // Whoever moderates reads it beside the picture.
        var post = await here.Member.PostAsync(AidDrill.Draft(photoIds: [id]));
        await product.DeliverOutboxAsync();
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        Assert.Contains("征得同意（孩子由监护人）", (await office.GetHtmlAsync($"/admin/moderation/details/{(await here.ItemAsync(post)).Id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_are_for_photos_only()
    {
        var here = await Neighbours.CreateAsync(product);
        var noise = new byte[(2 * 1024 * 1024) + 1];
        Array.Fill(noise, (byte)0x55);
        Assert.Equal(HttpStatusCode.Created, (await here.Member.Phone.UploadAsync(CraftedFiles.Jpeg(scan: noise))).StatusCode);
        // Asks before it sends: the server hangs up on who does not, and the answer may get lost.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/aid-posts") { Content = System.Net.Http.Json.JsonContent.Create(AidDrill.Draft(text: new string('长', 1024 * 1024))) };
        await request.Content.LoadIntoBufferAsync();
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Idempotency-Key", "large");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await here.Member.Phone.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_repeated_upload_is_one_photo_and_the_same_key_for_another_picture_is_refused()
    {
        var here = await Neighbours.CreateAsync(product);
        var first = await (await here.Member.Phone.UploadAsync(key: "tap-1")).JsonAsync();
        var again = await (await here.Member.Phone.UploadAsync(key: "tap-1")).JsonAsync();
        Assert.Equal(first["id"]!.GetValue<Guid>(), again["id"]!.GetValue<Guid>());
        Assert.Equal("idempotency_key.other_request", await (await here.Member.Phone.UploadAsync(CraftedFiles.Png(), key: "tap-1")).CodeAsync());
        Assert.Equal(1, await CountAsync(here));
    }

    [Fact]
    public async Task Without_consent_to_photos_none_is_taken()
    {
        var here = await Neighbours.CreateAsync(product);
        await here.WithdrawAsync(here.Member, ConsentPurpose.Photos);
        Assert.Equal("consent_required", await (await here.Member.Phone.UploadAsync()).CodeAsync());
    }

    [Fact]
    public async Task Photos_that_nobody_used_and_files_without_a_row_go_after_a_day()
    {
        var here = await Neighbours.CreateAsync(product);
        var forgotten = await here.Member.PhotoAsync();
        var used = await here.Member.PhotoAsync();
        await here.Member.UploadTwiceAsync();
        await here.Member.PostAsync(AidDrill.Draft(photoIds: [used]));
        Assert.Equal(4, FilesOf(here));
        await product.RunJobsAsync();
        Assert.Equal(4, FilesOf(here));

        await product.AdvanceAsync(TimeSpan.FromHours(25));
        await product.RunJobsAsync();
        Assert.Equal(1, FilesOf(here));
        Assert.Equal(HttpStatusCode.NotFound, (await product.Http.GetAsync(AddressOf(forgotten))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await product.Http.GetAsync(AddressOf(used))).StatusCode);
    }

    /// <summary>Also of what was refused and never ended; what is still to be judged, or was judged of late, keeps them.</summary>
    [Fact]
    public async Task Pictures_of_a_post_go_a_year_after_its_end()
    {
        var here = await Neighbours.CreateAsync(product);
        var photo = await here.Member.PhotoAsync();
        var post = await here.PublishedAsync(here.Member, AidDrill.Draft(photoIds: [photo]));
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        await here.DbAsync(db => db.Photos.Where(p => p.Id == photo).ExecuteUpdateAsync(set => set.SetProperty(p => p.CreatedAt, now.AddDays(-500))));
        await EndedAsync(AidPostState.Open, null);
        await EndedAsync(AidPostState.Closed, now.AddDays(-364));
        Assert.Equal(1, await SweptAsync());

        await EndedAsync(AidPostState.Closed, now.AddDays(-366));
        Assert.Equal(1, await SweptAsync());
        await DecidedAsync(ModerationState.Queue, now.AddDays(-400));
        Assert.Equal(1, await SweptAsync());
        await DecidedAsync(ModerationState.Hidden, now.AddDays(-400));
        var item = await here.ItemAsync(post);
        var decision = await here.DbAsync(db => db.ModerationDecisions.SingleAsync(d => d.ItemId == item.Id));
        var appeal = new ModerationAppeal
        {
            Id = Ids.New(now), CommunityId = here.CommunityId, DecisionId = decision.Id, ItemId = item.Id, PersonId = here.Member.PersonId, Text = "不服", AskedAt = now, DueAt = now, FirstDecidedBy = decision.DecidedBy,
        };
        await here.DbAsync(db =>
        {
            db.ModerationAppeals.Add(appeal);
            return db.SaveChangesAsync();
        });
        Assert.Equal(1, await SweptAsync());
        await here.DbAsync(db => db.ModerationAppeals.Where(a => a.Id == appeal.Id).ExecuteDeleteAsync());

        await EndedAsync(AidPostState.Rejected, null);
        Assert.Equal(0, await SweptAsync());
        Assert.Empty((await here.Member.Phone.GetAsync($"/api/v1/aid-posts/{post}").OkAsync())["photos"]!.AsArray());
        Assert.Empty(await here.DbAsync(db => db.MediaChecks.Where(c => c.PhotoId == photo).ToListAsync()));
        using var office = await ConsoleClient.SignInAsync(product, here.CommunityId);
        foreach (var page in new[] { $"/admin/aid/details/{post}", $"/admin/moderation/details/{item.Id}" })
            Assert.Empty((await office.GetHtmlAsync(page)).QuerySelectorAll(".np-photos img"));

        Task<int> EndedAsync(AidPostState state, DateTime? at) => here.DbAsync(db => db.AidPosts.Where(p => p.Id == post)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, state).SetProperty(p => p.EndedAt, at).SetProperty(p => p.ExpiresAt, at ?? now.AddDays(-366))));

        Task<int> DecidedAsync(ModerationState state, DateTime at) => here.DbAsync(db => db.ModerationItems.Where(i => i.ContentId == post)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, state).SetProperty(i => i.DecidedAt, at)));

        async Task<int> SweptAsync()
        {
            await product.InsideAsync(here.CommunityId, s => ActivatorUtilities.CreateInstance<SweepPhotos>(s).RunAsync(default));
            return await here.DbAsync(db => db.Photos.CountAsync(p => p.Id == photo));
        }
    }

    [Fact]
    public async Task Photos_of_others_and_of_another_post_cannot_be_attached()
    {
        var here = await Neighbours.CreateAsync(product);
        var mine = await here.Member.PhotoAsync();
        Assert.Equal("photo.not_usable", await (await here.Member2.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(photoIds: [mine]))).CodeAsync());
        await here.Member.PostAsync(AidDrill.Draft(photoIds: [mine]));
        Assert.Equal("photo.not_usable", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(photoIds: [mine]))).CodeAsync());
        Assert.Equal("photo.not_usable", await (await here.Member.Phone.PostAsync("/api/v1/aid-posts", AidDrill.Draft(photoIds: [Guid.Empty]))).CodeAsync());
    }

    private string AddressOf(Guid id) => product.Services.GetRequiredService<PhotoAddresses>().For(id);

    private int FilesOf(Neighbours here) => Directory.GetFiles(Path.Combine(product.Folder, "photos", here.CommunityId.ToString("N"))).Length;

    private Task<int> CountAsync(Neighbours here) =>
        product.InsideAsync(here.CommunityId, s => s.GetRequiredService<NeighborPartyDb>().Photos.CountAsync());
}

internal static class TwiceSent
{
    /// <summary>A repeat leaves a second file that has no row.</summary>
    public static async Task UploadTwiceAsync(this Resident author)
    {
        await author.Phone.UploadAsync(key: "twice");
        await author.Phone.UploadAsync(key: "twice");
    }
}
