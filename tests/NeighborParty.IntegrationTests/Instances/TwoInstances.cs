using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Data;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Leases;
using NeighborParty.Core.Outbox;
using NeighborParty.IntegrationTests.Hosting;
using NeighborParty.WeChatSandbox;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>Two programs on one database. The second talks to the WeChat of the first, as both would talk to the real one.</summary>
public sealed class TwoInstances : IAsyncLifetime
{
    internal Ledger Ledger { get; } = new();

    public Product One { get; private set; } = null!;

    public Product Other { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        One = new Instance(Ledger, [], null);
        await ((IAsyncLifetime)One).InitializeAsync();
        Other = new Instance(Ledger, BesideIt(One), One.Database);
        await ((IAsyncLifetime)Other).InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await ((IAsyncLifetime)Other).DisposeAsync();
        await ((IAsyncLifetime)One).DisposeAsync();
    }

    /// <summary>Moves both clocks: real instances have the same time.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        await One.AdvanceAsync(by);
        await Other.AdvanceAsync(by);
    }

    /// <summary>The same phone, whose next request another instance answers.</summary>
    public Phone AtTheOther(Phone phone) => new(Other.NewClient(), phone.User, phone.AccessToken, phone.RefreshToken);

    /// <summary>A client whose requests go to one and the other in turns, as behind a balancer.</summary>
    public HttpClient InTurns() => new(new TakingTurns(One.Http.BaseAddress!, Other.Http.BaseAddress!)) { BaseAddress = One.Http.BaseAddress };

    /// <summary>What a further instance needs to be told: the same data folder, and where WeChat is.</summary>
    public static Dictionary<string, string?> BesideIt(Product first) => new(StringComparer.Ordinal)
    {
        ["Data:Directory"] = first.Folder,
        ["WeChat:BaseAddress"] = new Uri(first.Http.BaseAddress!, "/sandbox/api/").ToString(),
        ["WeChat:AppId"] = SandboxDefaults.AppId,
        ["WeChat:AppSecret"] = SandboxDefaults.AppSecret,
        ["WeChat:PushToken"] = SandboxDefaults.PushToken,
        ["WeChat:EncodingAesKey"] = SandboxDefaults.EncodingAesKey,
        ["WeChat:Templates:JoinResult"] = SandboxDefaults.JoinResultTemplate,
        ["WeChat:Templates:DutyReminder"] = SandboxDefaults.DutyReminderTemplate,
        ["WeChat:Templates:AidAnswer"] = SandboxDefaults.AidAnswerTemplate,
        ["WeChat:Templates:ArmbandNotice"] = SandboxDefaults.ArmbandNoticeTemplate,
    };

    private sealed class Instance : Product
    {
        private readonly Ledger _ledger;
        private readonly Dictionary<string, string?> _settings;

        public Instance(Ledger ledger, Dictionary<string, string?> settings, TestDatabase? database) => (_ledger, _settings, Database) = (ledger, settings, database);

        protected override Dictionary<string, string?> Settings => _settings;

        protected override IReadOnlyList<Type> AtRest => [];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services
                .AddSingleton(_ledger)
                .AddCommunityJob<NotedJob>(TimeSpan.FromHours(1))
                .AddScoped<IOutboxHandler, NotedDelivery>());
        }
    }

    private sealed class TakingTurns(Uri one, Uri other) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private int _turn;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var next = (Interlocked.Increment(ref _turn) & 1) == 0 ? one : other;
            request.RequestUri = new Uri(next, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>What the instances did, in the tests' own memory.</summary>
internal sealed class Ledger
{
    /// <summary>Community and instance of every run of the job.</summary>
    public ConcurrentQueue<(Guid Community, Guid Instance)> Runs { get; } = new();

    /// <summary>Message and instance of every delivery.</summary>
    public ConcurrentQueue<(string Message, Guid Instance)> Deliveries { get; } = new();
}

internal sealed class NotedJob(Ledger ledger, CommunityScope scope, ThisInstance instance) : ICommunityJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        ledger.Runs.Enqueue((scope.CommunityId!.Value, instance.Id));
        await Task.Delay(5, ct);
    }
}

internal sealed class NotedDelivery(Ledger ledger, ThisInstance instance) : IOutboxHandler
{
    public const string OutboxKind = "test-noted";

    public string Kind => OutboxKind;

    public async Task HandleAsync(OutboxMessage message, CancellationToken ct)
    {
        ledger.Deliveries.Enqueue((message.DedupeKey, instance.Id));
        await Task.Delay(3, ct);
    }
}
