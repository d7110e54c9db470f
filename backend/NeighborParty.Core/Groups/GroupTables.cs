using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Groups
{
    internal sealed class BuildingGroupTable : IEntityTypeConfiguration<BuildingGroup>
    {
        public void Configure(EntityTypeBuilder<BuildingGroup> builder)
        {
            builder.HasIndex(g => new { g.CommunityId, g.Name }).IsUnique();
            builder.Property(g => g.Name).HasMaxLength(60);
            builder.HasMany(g => g.Places).WithOne().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
        }
    }

    internal sealed class GroupPlaceTable : IEntityTypeConfiguration<GroupPlace>
    {
        public void Configure(EntityTypeBuilder<GroupPlace> builder)
        {
            builder.HasOne<Building>().WithMany().HasForeignKey(p => p.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Stairwell>().WithMany().HasForeignKey(p => p.StairwellId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.BuildingId });
        }
    }

    internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One open membership of a person in a group.
            builder.HasIndex(m => new { m.CommunityId, m.GroupId, m.PersonId }).IsUnique().HasFilter("\"To\" IS NULL");
            builder.HasIndex(m => new { m.CommunityId, m.PersonId });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Groups;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<BuildingGroup> Groups => Set<BuildingGroup>();

        public DbSet<GroupPlace> GroupPlaces => Set<GroupPlace>();

        public DbSet<Membership> Memberships => Set<Membership>();
    }
}
