using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Groups;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Applications
{
    internal sealed class JoinApplicationTable : IEntityTypeConfiguration<JoinApplication>
    {
        public void Configure(EntityTypeBuilder<JoinApplication> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(a => a.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Building>().WithMany().HasForeignKey(a => a.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Stairwell>().WithMany().HasForeignKey(a => a.StairwellId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DoorCode>().WithMany().HasForeignKey(a => a.DoorCodeId).OnDelete(DeleteBehavior.Restrict);
            // One open application of a person in a group.
            builder.HasIndex(a => new { a.CommunityId, a.GroupId, a.PersonId }).IsUnique()
                .HasFilter($"\"State\" IN ({string.Join(", ", ApplicationStates.Open.Select(s => $"'{s}'"))})").HasDatabaseName("IX_Applications_OneOpen");
            builder.HasIndex(a => new { a.CommunityId, a.PersonId, a.SubmittedAt });
            builder.HasIndex(a => new { a.CommunityId, a.State, a.DueAt });
            builder.HasIndex(a => new { a.CommunityId, a.SubmittedAt, a.Id });
            builder.HasIndex(a => new { a.CommunityId, a.GroupId, a.SubmittedAt, a.Id });
            builder.HasIndex(a => new { a.CommunityId, a.DoorCodeId, a.SubmittedAt });
            builder.Property(a => a.ReasonCode).HasMaxLength(40);
            builder.ToTable(t => t.HasCheckConstraint("CK_Applications_AnotherOfficer", "\"AppealDecidedBy\" IS NULL OR \"AppealDecidedBy\" <> \"DecidedBy\""));
        }
    }

    internal sealed class ApplicationStepTable : IEntityTypeConfiguration<ApplicationStep>
    {
        public void Configure(EntityTypeBuilder<ApplicationStep> builder)
        {
            builder.HasOne<JoinApplication>().WithMany().HasForeignKey(s => s.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(s => new { s.CommunityId, s.ApplicationId, s.Number }).IsUnique();
            builder.Property(s => s.StaffName).HasMaxLength(40);
            builder.Property(s => s.ReasonCode).HasMaxLength(40);
        }
    }

    internal sealed class ApplicationOpeningTable : IEntityTypeConfiguration<ApplicationOpening>
    {
        public void Configure(EntityTypeBuilder<ApplicationOpening> builder)
        {
            builder.HasOne<JoinApplication>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(o => new { o.CommunityId, o.ApplicationId, o.PersonId }).IsUnique();
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Applications;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<JoinApplication> Applications => Set<JoinApplication>();

        public DbSet<ApplicationStep> ApplicationSteps => Set<ApplicationStep>();

        public DbSet<ApplicationOpening> ApplicationOpenings => Set<ApplicationOpening>();
    }
}
