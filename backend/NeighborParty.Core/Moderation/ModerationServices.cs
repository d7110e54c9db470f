using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Jobs;
using NeighborParty.Core.Outbox;
using NeighborParty.Core.WeChat;

namespace NeighborParty.Core.Moderation;

public static class ModerationServices
{
    /// <param name="wordsFile">seeds/policies/moderation-words.json.</param>
    public static IServiceCollection AddModeration(this IServiceCollection services, string wordsFile) => services
        .AddSingleton(LocalRules.Load(wordsFile))
        .AddSingleton<RecentWords>()
        .AddScoped<WordBook>()
        .AddScoped<TextRules>()
        .AddScoped<ChangeWordList>()
        .AddScoped<AuthorStanding>()
        .AddScoped<TakeMeasure>()
        .AddScoped<DecideMeasure>()
        .AddScoped<ModerationTargets>()
        .AddScoped<ConflictOfModerator>()
        .AddScoped<CarryOutDecision>()
        .AddScoped<DecideAlike>()
        .AddScoped<HideAllOfAuthor>()
        .AddScoped<AppealDecision>()
        .AddScoped<DecideModerationAppeal>()
        .AddScoped<ReadOriginal>()
        .AddScoped<ReadModerationFigures>()
        .AddScoped<AuthorOpenId>()
        .AddScoped<TrustedAuthors>()
        .AddScoped<JudgeItem>()
        .AddScoped<SubmitForModeration>()
        .AddScoped<ReportContent>()
        .AddScoped<IPushHandler, TakeMediaVerdict>()
        .AddScoped<ClaimItem>()
        .AddScoped<DecideItem>()
        .AddScoped<ModerationNeedingAction>()
        .AddScoped<IOutboxHandler, CheckText>()
        .AddScoped<IOutboxHandler, CheckPhoto>()
        .AddCommunityJob<WatchModeration>(TimeSpan.FromMinutes(1));
}
