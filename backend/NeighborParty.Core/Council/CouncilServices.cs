using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Council;

public static class CouncilServices
{
    public static IServiceCollection AddCouncil(this IServiceCollection services) => services
        .AddSingleton<CouncilCalendar>()
        .AddScoped<AgendaSight>()
        .AddScoped<AgendaDesk>()
        .AddScoped<CouncilNotices>()
        .AddScoped<CouncilOrders>()
        .AddScoped<GatherFromOrders>()
        .AddScoped<AddAgendaItem>()
        .AddScoped<JudgeProposal>()
        .AddScoped<ArrangeAgenda>()
        .AddScoped<RunCouncilDay>()
        .AddScoped<DecideAgendaItem>()
        .AddScoped<InviteGuests>()
        .AddScoped<CheckMinutes>()
        .AddScoped<PublishMinutes>()
        .AddScoped<TrackAgendaItem>()
        .AddScoped<CarriedItems>()
        .AddScoped<UndertakingDesk>()
        .AddScoped<RunUndertaking>()
        .AddScoped<ReadUndertakings>()
        .AddScoped<ReadCouncil>()
        .AddScoped<ReadCouncilFigures>()
        .AddScoped<IPersonGone, WithdrawItemsOnDeparture>()
        .AddScoped<IDemoPart, DemoCouncil>()
        .AddCommunityJob<PlanCouncilDays>(TimeSpan.FromHours(1))
        .AddCommunityJob<KeepAgenda>(TimeSpan.FromMinutes(1))
        .AddCommunityJob<MarkLateUndertakings>(TimeSpan.FromHours(1));
}
