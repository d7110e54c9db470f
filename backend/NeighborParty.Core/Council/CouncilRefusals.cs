using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Council;

public static class CouncilRefusals
{
    public static RefusedException DayNotFound() => Refusals.NotFound("议事日");

    public static RefusedException ItemNotFound() => Refusals.NotFound("议题");

    public static RefusedException UndertakingNotFound() => Refusals.NotFound("项目或征询");

    public static RefusedException NoSurveyAboutNeighbour() =>
        new(RefusalKind.Unprocessable, "agenda_item.private", "涉及某一户邻居的事，不能拿去征求居民意见。");

    public static RefusedException TooManyProposals(int most) =>
        new(RefusalKind.Unprocessable, "agenda_item.too_many", $"还没有议定的建议不能超过 {most} 件，请等社区答复。");

    public static RefusedException NoDayPlanned() =>
        new(RefusalKind.Conflict, "council_day.none_planned", "现在没有正在收集议题的议事日。");

    public static RefusedException AgendaFull(int most) =>
        new(RefusalKind.Unprocessable, "council_day.agenda_full", $"一次议事最多 {most} 件议题，其余留到下一次。");

    public static RefusedException TooEarly(DateTime startsAt) =>
        new(RefusalKind.Conflict, "council_day.too_early", $"议事日是 {ChinaTime.Date(startsAt)}，当天才能开始。");

    public static RefusedException AlreadyInvited() =>
        new(RefusalKind.Conflict, "council_day.already_invited", "这位居民已经在参会名单里。");

    public static RefusedException WordsMissing(int position) =>
        new(RefusalKind.Unprocessable, "council_day.words_missing", $"请先写好第 {position} 件议题的公开标题和结果。");

    /// <param name="where">The minutes themselves or one item.</param>
    /// <param name="what">Kinds, in Chinese.</param>
    public static RefusedException NotForPublication(string where, IEnumerable<string> what) =>
        new(RefusalKind.Unprocessable, "council_day.not_for_publication", $"{where}里好像有{string.Join('、', what)}，公开前请改写。");

    public static RefusedException NamesSomebody(string where) =>
        new(RefusalKind.Unprocessable, "council_day.names_somebody", $"{where}里有居民、参会人或工作人员的姓名，公开前请改写。");

    /// <param name="where">What was written.</param>
    public static RefusedException ReadAgain(string where) =>
        new(RefusalKind.Unprocessable, "agenda_item.read_again", $"{where}里好像有别人的姓名，或者电话、证件、门牌、车牌。如果确实可以告诉提出人，请勾选“已逐字核对”后再保存。");

    public static RefusedException MayNameSomebody(string where) =>
        new(RefusalKind.Unprocessable, "council_day.may_name_somebody", $"{where}里有和居民姓名相同的文字。如果确实不是人名，请勾选“已逐字核对”后再公开。");
}
