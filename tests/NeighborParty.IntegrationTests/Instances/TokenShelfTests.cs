using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.WeChat;
using NeighborParty.Core.WeChatTokens;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>H05, H06: the common token saves calls, and its keeping never stands in the way of one.</summary>
public sealed class TokenShelfTests(Product product) : IClassFixture<Product>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(6);
    private int _fetches;

    [Fact]
    public async Task Without_the_database_an_instance_gets_its_token_by_itself()
    {
        var gone = new Mock<IServiceScopeFactory>();
        gone.Setup(s => s.CreateScope()).Throws(() => new TimeoutException("away"));
        var shelf = Shelf(gone.Object, "wx-gone");
        Assert.Equal("T1", (await shelf.FindOrFetchAsync(_ => true, FetchAsync).WaitAsync(Short)).Token);
    }

    [Fact]
    public async Task Who_was_killed_while_fetching_keeps_the_others_waiting_for_seconds_only()
    {
        var scopes = product.Services.GetRequiredService<IServiceScopeFactory>();
        var time = product.Services.GetRequiredService<TimeProvider>();
        Assert.True(await new LeaseBook(scopes, new ThisInstance(Ids.New(time.Now())), time).ClaimAsync(DatabaseTokenShelf.LeaseName, CancellationToken.None));
        var shelf = Shelf(scopes, "wx-killed");
        Assert.Equal("T1", (await shelf.FindOrFetchAsync(_ => true, FetchAsync).WaitAsync(Short)).Token);
        Assert.Equal("T1", (await shelf.FindOrFetchAsync(_ => true, FetchAsync)).Token);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task The_answer_to_an_older_question_does_not_replace_a_newer_token()
    {
        var row = Row(product.Services.GetRequiredService<IServiceScopeFactory>(), "wx-order");
        var now = product.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await row.KeepAsync(Token("new", now), CancellationToken.None);
        await row.KeepAsync(Token("old", now.AddSeconds(-5)), CancellationToken.None);
        Assert.Equal("new", (await row.ReadAsync(CancellationToken.None))!.Token);
        await row.KeepAsync(Token("newest", now.AddSeconds(5)), CancellationToken.None);
        Assert.Equal("newest", (await row.ReadAsync(CancellationToken.None))!.Token);
    }

    private DatabaseTokenShelf Shelf(IServiceScopeFactory scopes, string appId)
    {
        var time = product.Services.GetRequiredService<TimeProvider>();
        var book = new LeaseBook(scopes, new ThisInstance(Ids.New(time.Now())), time);
        return new DatabaseTokenShelf(Row(scopes, appId), new TakeLease(book, time, NullLogger<TakeLease>.Instance), NullLogger<DatabaseTokenShelf>.Instance);
    }

    private WeChatTokenRow Row(IServiceScopeFactory scopes, string appId) =>
        new(scopes, product.Services.GetRequiredService<PersonalDataVault>(), Options.Create(new WeChatOptions { AppId = appId }));

    private Task<SharedToken> FetchAsync(SharedToken? known) => Task.FromResult(Token($"T{++_fetches}", product.Services.GetRequiredService<TimeProvider>().GetUtcNow()));

    private static SharedToken Token(string text, DateTimeOffset since) => new(text, since, since.AddHours(2), null);
}
