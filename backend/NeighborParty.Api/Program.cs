using System.Text.Encodings.Web;
using System.Text.Unicode;
using NeighborParty.Api.Aid;
using NeighborParty.Api.Applications;
using NeighborParty.Api.Armbands;
using NeighborParty.Api.Calls;
using NeighborParty.Api.Care;
using NeighborParty.Api.Consents;
using NeighborParty.Api.Council;
using NeighborParty.Api.Duties;
using NeighborParty.Api.Groups;
using NeighborParty.Api.Hosting.OpenApi;
using NeighborParty.Api.Hosting.Telemetry;
using NeighborParty.Api.Hosting;
using NeighborParty.Api.Hours;
using NeighborParty.Api.Moderation;
using NeighborParty.Api.Notices;
using NeighborParty.Api.Orders;
using NeighborParty.Api.People;
using NeighborParty.Api.Patrols;
using NeighborParty.Api.Photos;
using NeighborParty.Api.Places;
using NeighborParty.Api.Sessions;
using NeighborParty.Api.Slips;
using NeighborParty.Api.StockTakes;
using NeighborParty.Api.Signals;
using NeighborParty.Api.WeChatPushes;
using NeighborParty.Core.Aid;
using NeighborParty.Core.Applications;
using NeighborParty.Core.Armbands;
using NeighborParty.Core.Audit;
using NeighborParty.Core.Backups;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Calls;
using NeighborParty.Core.Care;
using NeighborParty.Core.Consents;
using NeighborParty.Core.Council;
using NeighborParty.Core.Data;
using NeighborParty.Core.Displays;
using NeighborParty.Core.Duties;
using NeighborParty.Core.Exports;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Hours;
using NeighborParty.Core.Idempotency;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Leases;
using NeighborParty.Core.MemberCards;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.Notices;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.Overview;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;
using NeighborParty.Core.Places;
using NeighborParty.Core.Policies;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Seeds;
using NeighborParty.Core.Sessions;
using NeighborParty.Core.Signals;
using NeighborParty.Core.Staff;
using NeighborParty.Core.Slips;
using NeighborParty.Core.StockTakes;
using NeighborParty.Core.WeChatPushes;
using NeighborParty.Core.WeChatTokens;

StartRefusals.EndWithTheirMessage();

var command = Commands.In(args);
// The words of a command are no settings: a path that begins with a slash would be taken for one.
var builder = WebApplication.CreateBuilder(args[(command?.Length ?? 0)..]);
builder.AddSecretFiles();
var folder = new DataFolder(Path.Combine(builder.Environment.ContentRootPath, builder.Configuration["Data:Directory"] ?? "data"));
var policies = Path.Combine(AppContext.BaseDirectory, "seeds", "policies");
var services = builder.Services;
var keyFile = builder.KeyFile(folder);
if (await HealthCommand.RunAsync(command, builder.Configuration) is { } health)
    return health;
if (Commands.Keys(command, keyFile) is { } done)
    return done;
builder.RefuseUnsafeProduction();
builder.AddTelemetry();

// The clock: movable outside Production, for tests and drills.
var drillClock = builder.Environment.IsProduction() ? null : new DrillClock();
services.AddSingleton<TimeProvider>(drillClock ?? TimeProvider.System);

var sandbox = builder.UsesSandbox();
builder.AddWeChatOrSandbox(sandbox);
builder.AddPublicAddress();

// Foundations
services.AddVault(builder.LoadVaultKeys(keyFile));
services.AddData(builder.Configuration, folder);
services.AddScoped<CurrentActor>();
services.AddLeases().AddWeChatTokens();
services.AddBackups().AddAudit().AddOutbox().AddJobs().AddCommunityJob<SweepIdempotencyRecords>(TimeSpan.FromHours(1));
services.AddPolicies(Path.Combine(policies, "working-calendar.json"));

// Nouns
services.AddSessions();
services.AddPlaces();
services.AddPeople(Path.Combine(policies, "skills.json"));
services.AddConsents(Path.Combine(AppContext.BaseDirectory, "seeds", "policies", "consents"));
services.AddGroups();
services.AddApplications();
services.AddScoped<ApplicationReads>();
services.AddNotices();
services.AddWeChatPushes();
services.AddScoped<ShowMe>().AddScoped<ShowSensitiveReads>();
services.AddArmbands();
services.AddStockTakes();
services.AddCalls();
services.AddDuties();
services.AddMemberCards();
services.AddPatrols();
services.AddSignals();
services.AddDisplays();
services.AddHours();
services.AddExports();
services.AddAid(Path.Combine(policies, "aid-categories.json")).AddScoped<ReadAidPosts>().AddScoped<ReadAidLoans>();
services.AddCare();
services.AddOrders(Path.Combine(policies, "order-categories.json"));
services.AddModeration(Path.Combine(policies, "moderation-words.json")).AddScoped<ReadOwnModeration>().AddScoped<PreviewText>();
services.AddCouncil();
services.AddSlips();
services.AddPhotos();
services.AddScoped<ReadOverview>();
services.AddStaff(builder.Configuration);
services.AddSeeds();

// The host
services.AddDoors().AddLimits(builder.Configuration);
if (!builder.Environment.IsProduction())
    services.AddContract();
services.AddConsole(builder.Configuration);
services.ConfigureHttpJsonOptions(o => JsonSetup.Apply(o.SerializerOptions));
services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
services.AddValidation();
RememberedValidation.Add(services);
services.AddSingleton<IProblemDetailsWriter, ProblemWriter>().AddProblemDetails();
services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
services.AddSealedKeyRing();
services.AddSingleton<DatabaseProbe>();
services.AddHostedService<OutboxWorker>().AddHostedService<JobWorker>().AddDraining(builder.Configuration);
builder.LimitServer();

var app = builder.Build();
if (command is not null)
    return await Commands.RunAsync(command, app, keyFile, CancellationToken.None);
await app.PrepareDatabaseAsync();

app.UseDraining();
app.UseKnownProxies();
app.UseSecurityHeaders();
app.UseRequestFacts();
app.UseProblemAnswers();
app.UseUtf8Only();
if (drillClock is not null)
    app.UseDocs();
app.UseConsoleCookies();
app.UseRouting();
app.UseRouteFacts();
app.UseBodyLimits();
app.UseDatabasePatience();
app.UseDoors();
app.UseActor();
app.UseRateLimiter();
app.UseAuthorization();

app.MapHealth();
app.MapStartPage(sandbox);
app.MapCertificates();
app.MapWeChatPush();
var api = app.MapGroup("/api/v1").RequireAuthorization();
api.MapSessions();
api.MapPlaces();
api.MapPeople();
api.MapConsents();
api.MapGroups();
api.MapApplications();
api.MapNotices();
api.MapArmbands();
api.MapStockTakes();
api.MapCalls();
api.MapShifts();
api.MapCheckIns();
api.MapDutyLeaders();
api.MapDutySeries();
api.MapShiftPeople();
api.MapSwaps();
api.MapAfterShift();
api.MapMemberCodes();
api.MapPatrols();
api.MapFlags();
api.MapHours();
api.MapCertificateIssue();
api.MapAid();
api.MapCare();
api.MapOrders();
api.MapModeration();
api.MapCouncil();
api.MapSlips();
api.MapPhotos();

app.MapConsole();

app.UsePublicAddress();
if (sandbox)
    app.UseOwnSandbox();

if (drillClock is not null)
{
    app.MapDrills(drillClock);
    app.MapDocs();
}

await app.RunAsync();
return 0;

/// <summary>The one program; public for the tests that start it.</summary>
public partial class Program;
