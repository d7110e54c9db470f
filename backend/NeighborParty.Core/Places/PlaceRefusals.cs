using NeighborParty.Core.Basics;

namespace NeighborParty.Core.Places;

public static class PlaceRefusals
{
    public static RefusedException UnknownCode() =>
        new(RefusalKind.NotFound, "door_code.unknown", "没有找到这个门码。请确认扫的是本楼栋张贴的二维码。");

    public static RefusedException RevokedCode() =>
        new(RefusalKind.Gone, "door_code.revoked", "这个门码已经停用，楼栋换了新的二维码。请扫门口新贴的那一张，或联系社区工作人员。");

    public static RefusedException ExpiredCode() =>
        new(RefusalKind.Gone, "door_code.expired", "这个门码已经过期，请联系社区工作人员更换。");

    public static RefusedException BuildingExists() =>
        new(RefusalKind.Conflict, "building.exists", "这个小区里已经有同名的楼栋。");

    public static RefusedException StairwellInUse(string name) =>
        new(RefusalKind.Conflict, "stairwell.in_use", $"“{name}”已有住户、门码或小组，不能删除。");
}
