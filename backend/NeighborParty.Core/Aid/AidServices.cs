using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Moderation;
using NeighborParty.Core.People;
using NeighborParty.Core.Seeds;

namespace NeighborParty.Core.Aid;

public static class AidServices
{
    /// <param name="categoriesFile">seeds/policies/aid-categories.json.</param>
    public static IServiceCollection AddAid(this IServiceCollection services, string categoriesFile) => services
        .AddSingleton(AidCategories.Load(categoriesFile))
        .AddScoped<PostAid>()
        .AddScoped<EditAidPost>()
        .AddScoped<EndAidPost>()
        .AddScoped<AnswerAidPost>()
        .AddScoped<AidIntroducers>()
        .AddScoped<IntroduceAnswer>()
        .AddScoped<ReadIntroductions>()
        .AddScoped<ReplyToAnswer>()
        .AddScoped<ReopenAidPost>()
        .AddScoped<ReadAidContact>()
        .AddScoped<ReportAidPost>()
        .AddScoped<ReportAidAnswer>()
        .AddScoped<ArrangeLoan>()
        .AddScoped<MoveLoan>()
        .AddScoped<SettleLoan>()
        .AddScoped<FollowAidPost>()
        .AddScoped<RateAid>()
        .AddScoped<ReadAidRatings>()
        .AddScoped<ReadAidVersions>()
        .AddScoped<ReadAidFigures>()
        .AddScoped<IPersonGone, EndAidOnDeparture>()
        .AddScoped<IModeratedContent, ModeratedAidPosts>()
        .AddScoped<IModeratedContent, ModeratedAidAnswers>()
        .AddScoped<IDemoPart, DemoAid>()
        .AddScoped<IDemoPart, DemoRefusedAid>()
        .AddScoped<IDemoPart, DemoLoan>()
        .AddCommunityJob<ExpireAidPosts>(TimeSpan.FromMinutes(5))
        .AddCommunityJob<PassOnLateIntroductions>(TimeSpan.FromMinutes(10))
        .AddCommunityJob<RemindAidLoans>(TimeSpan.FromMinutes(30))
        .AddCommunityJob<SettleSilentLoans>(TimeSpan.FromMinutes(30));
}
